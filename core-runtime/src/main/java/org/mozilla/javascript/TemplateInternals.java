package org.mozilla.javascript;

/** The template objects of compiled code: one for each tagged template in it. Stateless. */
public final class TemplateInternals {

  private TemplateInternals() {}

  /**
   * The templates of a function's or script's own code, without those of functions in it: an object
   * where one was made, something else where none was yet. Null if there are none.
   */
  public static Object[] templates(JSDescriptor<?> descriptor) {
    return descriptor.getCode() instanceof InterpreterData<?> code
        ? code.itsTemplateLiterals
        : null;
  }

  /** Whether an object may be a template object; most are none. */
  public static boolean mayBeTemplate(Object object) {
    return object instanceof NativeArray array
        && !ObjectInternals.isExtensible(array)
        && array.has("raw", array);
  }
}
