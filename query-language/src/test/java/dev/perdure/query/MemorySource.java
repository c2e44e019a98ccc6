package dev.perdure.query;

import dev.perdure.query.source.AttributeType;
import dev.perdure.query.source.ExtentSchema;
import dev.perdure.query.source.Missing;
import dev.perdure.query.source.QuerySource;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A source whose objects are maps in memory, and whose dates and arrays are objects with an
 * identity, as a JavaScript host's are.
 */
final class MemorySource implements QuerySource {

  /** An object of this host. */
  static final class Thing {
    final Map<String, @Nullable Object> properties = new LinkedHashMap<>();

    /** Sets a property and returns this. */
    Thing with(String name, @Nullable Object value) {
      properties.put(name, value);
      return this;
    }

    @Override
    public String toString() {
      return "Thing" + properties;
    }
  }

  /** A date of this host. */
  record HostDate(Instant instant) {}

  /** An array of this host. */
  static final class HostArray {
    final List<@Nullable Object> elements;

    HostArray(List<@Nullable Object> elements) {
      this.elements = elements;
    }
  }

  /** This host's "undefined". */
  static final Object UNDEFINED = new Object();

  private final Map<String, ExtentSchema> schemas = new LinkedHashMap<>();
  private final Map<String, List<Object>> extents = new LinkedHashMap<>();
  private int visited;

  /** Declares an extent; attributes are pairs of a name and its type. */
  MemorySource extent(String name, boolean isOpen, Object... attributes) {
    Map<String, AttributeType> types = new LinkedHashMap<>();
    for (int i = 0; i < attributes.length; i += 2) {
      types.put((String) attributes[i], (AttributeType) attributes[i + 1]);
    }
    schemas.put(name, new ExtentSchema(name, types, isOpen));
    extents.put(name, new ArrayList<>());
    return this;
  }

  /** Adds an object to an extent; properties are pairs of a name and a value. */
  Thing add(String extent, @Nullable Object... properties) {
    Thing thing = new Thing();
    for (int i = 0; i < properties.length; i += 2) {
      thing.with(String.valueOf(properties[i]), properties[i + 1]);
    }
    members(extent, thing);
    return thing;
  }

  private void members(String extent, Thing thing) {
    List<Object> members = extents.get(extent);
    if (members == null) {
      throw new IllegalArgumentException("No extent " + extent);
    }
    members.add(thing);
  }

  static HostArray array(@Nullable Object... elements) {
    return new HostArray(Arrays.asList(elements));
  }

  static HostDate date(String instant) {
    return new HostDate(Instant.parse(instant));
  }

  /** Returns how many members were handed out since this was made. */
  int visited() {
    return visited;
  }

  @Override
  public @Nullable ExtentSchema extent(String name) {
    return schemas.get(name);
  }

  @Override
  public Collection<String> extentNames() {
    return schemas.keySet();
  }

  @Override
  public Iterator<Object> members(String extent) {
    return extents.getOrDefault(extent, List.of()).stream().peek(each -> visited++).iterator();
  }

  @Override
  public long count(String extent) {
    return extents.getOrDefault(extent, List.of()).size();
  }

  @Override
  public @Nullable Object property(Object object, String name) {
    Map<String, @Nullable Object> properties = ((Thing) object).properties;
    return properties.containsKey(name) ? properties.get(name) : Missing.MISSING;
  }

  @Override
  public @Nullable Object view(Object value) {
    if (value instanceof HostDate date) {
      return date.instant();
    }
    if (value instanceof HostArray array) {
      return array.elements;
    }
    return value == UNDEFINED ? Missing.MISSING : value;
  }

  @Override
  public ZoneId zone() {
    return ZoneOffset.UTC;
  }
}
