package dev.perdure.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** What is simple of the attributes and rules of one compiled schema. Immutable. */
final class SchemaForms {

  private final List<AttributeForm> attributes = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final List<RuleForm> rules = new ArrayList<>();

  SchemaForms(Scriptable schema) {
    Scriptable declared = (Scriptable) ScriptableObject.getProperty(schema, "attributes");
    for (Object id : declared.getIds()) {
      String name = Context.toString(id);
      names.add(name);
      attributes.add(
          new AttributeForm(name, (Scriptable) ScriptableObject.getProperty(declared, name)));
    }
    for (Object rule : (NativeArray) ScriptableObject.getProperty(schema, "rules")) {
      rules.add(new RuleForm((Scriptable) rule));
    }
  }

  /** The attributes of a record, or of what is to become one, whose values have to be cast. */
  List<Object> namesToCast(Scriptable record, RecordFacts facts) {
    List<Object> names = new ArrayList<>();
    for (AttributeForm attribute : attributes) {
      Object value = record.get(attribute.name(), record);
      if (value != Scriptable.NOT_FOUND && !attribute.isStoredAsItIs(value, facts)) {
        names.add(attribute.name());
      }
    }
    return names;
  }

  /** Whether all that an object has are attributes. */
  boolean knowsAll(Scriptable object) {
    for (Object id : object.getIds()) {
      if (!(id instanceof String name && names.contains(name))) {
        return false;
      }
    }
    return true;
  }

  /** The rules that the record may break. */
  List<Object> rulesToRun(Scriptable record) {
    List<Object> broken = new ArrayList<>();
    for (RuleForm rule : rules) {
      if (!rule.isObeyedBy(record)) {
        broken.add(rule.rule());
      }
    }
    return broken;
  }
}
