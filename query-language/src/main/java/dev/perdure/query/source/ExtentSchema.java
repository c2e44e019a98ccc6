package dev.perdure.query.source;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the language knows about the members of an extent before it sees one.
 *
 * <p>Immutable.
 *
 * @param name the extent's name, as queries write it
 * @param attributes the declared attributes in the order of declaration, inherited ones included
 * @param isOpen whether members may have properties that are not declared; a path may then name
 *     anything, and a misspelt attribute is merely missing
 */
public record ExtentSchema(String name, Map<String, AttributeType> attributes, boolean isOpen) {

  public ExtentSchema {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /**
   * Returns the type of the attribute; {@link AttributeType#ANY} for one that an open schema does
   * not declare; null if the extent has no such attribute.
   */
  public @Nullable AttributeType attribute(String attribute) {
    AttributeType declared = attributes.get(attribute);
    return declared == null && isOpen ? AttributeType.ANY : declared;
  }
}
