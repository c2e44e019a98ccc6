package org.mozilla.javascript;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import dev.perdure.runtime.engine.Engine;
import dev.perdure.runtime.realm.Realm;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the bridge relies on and Rhino does not promise; {@code docs/rhino-internals.md} lists it. A
 * failure here says that a new version of Rhino has changed one of these.
 */
class RhinoInternalsTest {

  private final Recording hooks = new Recording();
  private Engine engine;
  private TopLevel global;

  /** Writes down what the maps report. */
  private static final class Recording implements HeapHooks {
    private final List<String> events = new ArrayList<>();

    @Override
    public void faultIn(HeapSlotMap map) {
      events.add("fault in");
      map.becomeLoaded();
    }

    @Override
    public Object[] readPage(HeapSlotMap map, HeapPages pages, int page) {
      events.add("page " + page);
      return new Object[0];
    }

    @Override
    public void changed(HeapSlotMap map) {
      events.add("changed");
    }

    @Override
    public void suspected(HeapSlotMap map) {
      events.add("suspected");
    }

    @Override
    public void intrinsicChanging(HeapSlotMap map, Object key) {
      events.add("changing " + key);
    }

    @Override
    public void intrinsicRemoving(HeapSlotMap map, Object key) {
      events.add("removing " + key);
    }
  }

  @BeforeEach
  void enter() {
    engine = Engine.enter();
    global = Realm.create(engine);
  }

  @AfterEach
  void leave() {
    Context.exit();
  }

  private Object run(String source) {
    return engine.evaluateString(global, source, "test.js", 1, null);
  }

  private ScriptableObject persistent(String source) {
    ScriptableObject object = (ScriptableObject) run(source);
    HeapSlotMap.adopt(object, hooks, 7).markClean();
    global.put("o", global, object);
    return object;
  }

  private void ghost() {
    ScriptableObject object = ObjectInternals.newObject();
    HeapSlotMap.ghost(object, hooks, 7);
    global.put("o", global, object);
  }

  // Fields

  @Test
  void everyFieldThatTheBridgeNamesIsThere() {
    assertDoesNotThrow(() -> Class.forName(RhinoInternals.class.getName()));
    assertDoesNotThrow(() -> Class.forName(IteratorInternals.class.getName()));
    assertDoesNotThrow(() -> Class.forName(BuiltInBarriers.class.getName()));
    assertDoesNotThrow(() -> Class.forName(WeakInternals.class.getName()));
    assertDoesNotThrow(() -> Class.forName(ProxyInternals.class.getName()));
    assertDoesNotThrow(() -> Class.forName(BufferInternals.class.getName()));
    assertDoesNotThrow(() -> Class.forName(HeapArrayBuffer.class.getName()));
    assertDoesNotThrow(() -> Class.forName(ValueObjectInternals.class.getName()));
  }

  @Test
  void theFieldsOfAnObjectAreItsPrototypeAndItsExtensibility() {
    ScriptableObject object =
        (ScriptableObject) run("Object.preventExtensions(Object.create(Map))");

    assertThat(ObjectInternals.prototype(object) == run("Map"), is(true));
    assertThat(ObjectInternals.isExtensible(object), is(false));
  }

  @Test
  void anArrayWhoseElementsWereTakenAsksItsSlotMap() {
    ScriptableObject array = persistent("[1, 2]");

    ArrayInternals.storeElementsInSlots(array, HeapSlotMap.of(array));

    assertThat(ArrayInternals.elements(array) == null, is(true));
    assertThat(run("o[1] = 5; o.push(6); o.join()"), is("1,5,6"));
    assertThat(hooks.events, contains("changed"));
  }

  @Test
  void aMapAsksTheTableThatTheBridgeHasGivenIt() {
    ScriptableObject map = persistent("new Map([['k', 1]])");
    CollectionInternals.adoptEntries(map, HeapSlotMap.of(map));

    assertThat(run("o.set('k', 2); [...o].join()"), is("k,2"));
    assertThat(hooks.events, contains("changed"));
  }

  @Test
  void aFunctionRunsTheCodeThatTheBridgeHasGivenIt() {
    ScriptableObject function = (ScriptableObject) run("(function one() { return 1; })");
    ScriptableObject other = (ScriptableObject) run("(function two() { return 2; })");

    FunctionInternals.setFunctionState(
        function, FunctionInternals.descriptor(other), null, Undefined.SCRIPTABLE_UNDEFINED);

    global.put("f", global, function);
    assertThat(run("String(f())"), is("2"));
  }

  @Test
  void aScopeOfAFunctionIsAnActivationAndOneOfABlockIsNot() {
    ScriptableObject function =
        (ScriptableObject) run("(function () { var x = 1; return () => x; })()");
    ScriptableObject caught =
        (ScriptableObject) run("try { throw 1; } catch (e) { (function () { return e; }); }");

    assertThat(ObjectInternals.parentScope(function), is(instanceOf(NativeCall.class)));
    assertThat(FunctionInternals.isWithScope(ObjectInternals.parentScope(caught)), is(true));
  }

  // Slot maps

  @Test
  void everyKindOfReadAsksTheSlotMap() {
    for (String read :
        List.of(
            "o.x", "'x' in o", "o[0]", "o[Symbol.iterator]", "Object.keys(o)", "for (k in o);")) {
      ghost();

      run(read);
    }

    assertThat(hooks.events.size(), is(6));
    assertThat(new TreeSet<>(hooks.events), contains("fault in"));
  }

  @Test
  void everyKindOfWriteTellsTheSlotMap() {
    for (String write :
        List.of(
            "o.x = 1",
            "o[0] = 1",
            "o[Symbol.iterator] = 1",
            "o.y++",
            "delete o.y",
            "Object.defineProperty(o, 'y', { value: 2 })",
            "Object.defineProperty(o, 'z', { get() {} })",
            "Object.assign(o, { x: 1 })",
            "Reflect.set(o, 'x', 1)",
            "with (o) { y = 3; }")) {
      hooks.events.clear();
      persistent("({ y: 1 })");

      run(write);

      assertThat(write, hooks.events, hasItem("changed"));
    }
  }

  @Test
  void aWriteToAnObjectThatIsNotExtensibleShowsAsAQuery() {
    persistent("Object.preventExtensions({ y: 1 })");

    run("o.y = 2");

    assertThat(hooks.events, contains("suspected"));
  }

  @Test
  void aGlobalVariableIsASlotOfTheGlobalObject() {
    HeapSlotMap.intrinsic(global, hooks);

    run("var v = 1; let l = 2; const c = 3; function f() {} g = 4;");

    assertThat(
        new TreeSet<>(hooks.events),
        contains("changing c", "changing f", "changing g", "changing l", "changing v"));
  }

  @Test
  void theClassOfASlotSaysWhatItIs() {
    ScriptableObject object = persistent("({ data: 1, get accessor() { return 1; } })");
    ScriptableObject array = (ScriptableObject) run("[]");

    assertThat(SlotView.form(object.getMap().query("data", 0)), is(SlotView.Form.DATA));
    assertThat(SlotView.form(object.getMap().query("accessor", 0)), is(SlotView.Form.ACCESSOR));
    assertThat(SlotView.form(array.getMap().query("length", 0)), is(SlotView.Form.BUILT_IN));
  }

  // Classes that the ghosts extend

  @Test
  void aGhostOfAFunctionKnowsEveryMethodOfRhinosFunctions() {
    Set<String> known = namesOfMethods(HeapFunction.class);
    // Asked only by Rhino's debugger, by the code of the function itself, or at its making.
    known.addAll(
        List.of(
            "getDebuggableView",
            "getLanguageVersion",
            "getParamAndVarCount",
            "getParamCount",
            "getParamOrVarConst",
            "getParamOrVarName",
            "hasFunctionNamed",
            "resumeGenerator",
            "createPrototypeProperty",
            "setHomeObject"));
    // It asks getParentScope, which is known; and decompile is final: toString asks for more first.
    known.addAll(List.of("getDeclarationScope", "decompile"));

    Set<String> unknown = namesOfMethods(JSFunction.class);
    unknown.removeAll(known);

    assertThat(unknown, is(empty()));
  }

  @Test
  void aGhostOfArgumentsKnowsEveryMethodOfRhinosArguments() {
    Set<String> known = namesOfMethods(HeapArguments.class);
    // Private, and called by the others.
    known.addAll(
        List.of(
            "arg",
            "getFromActivation",
            "putIntoActivation",
            "removeArg",
            "replaceArg",
            "sharedWithActivation"));
    // Does not depend on the state.
    known.add("getClassName");

    Set<String> unknown = namesOfMethods(Arguments.class);
    unknown.removeAll(known);

    assertThat(unknown, is(empty()));
  }

  private static Set<String> namesOfMethods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
        .map(Method::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  // Code

  @Test
  void everyWayToCompileAsksTheEngine() {
    List<String> sources = new ArrayList<>();
    engine.setGate((cx, code, compilation) -> sources.add(compilation.source()));

    run("eval('1'); (0, eval)('2'); new Function('return 3'); (function* () {}).constructor('4');");

    assertThat(sources.size(), is(5));
  }

  @Test
  void aSourceIsCompiledToTheSameTreeOfFunctionsAgain() {
    String source =
        "function a() { return () => function b() {}; } var c = { m() {}, get g() {} };";

    assertThat(tree(compile(source)), is(tree(compile(source))));
    assertThat(tree(compile(source)), is("(a((b))mget g)"));
  }

  @Test
  void aSourceIsCompiledToTheSameInstructionsAgain() {
    String source =
        "function* a(x, y = 2) { try { for (var k in x) yield [k, ...x, { [k]: y, m() {} }]; }"
            + " catch (e) { with (e) yield* `${a}` } finally { switch (x) { case 1n: 1.5; } } }";

    assertThat(
        IcodeStamp.of(compile(source).getFunction(0)),
        is(IcodeStamp.of(compile(source).getFunction(0))));
  }

  @Test
  void instructionsThatDifferAreToldApart() {
    assertThat(IcodeStamp.of(compile("a + 1")), is(not(IcodeStamp.of(compile("a - 1")))));
    assertThat(IcodeStamp.of(compile("a.b")), is(not(IcodeStamp.of(compile("a.c")))));
    assertThat(IcodeStamp.of(compile("1.25")), is(not(IcodeStamp.of(compile("1.75")))));
  }

  // Suspended calls

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Interpreter$CallFrame        | debuggerFrame emptyStackTop fnOrScript frameIndex frozen \
          idata isContinuationsTopFrame parentFrame parentPC pc pcPrevBranch pcSourceLineStart \
          previousInterpreterFrame result resultDbl sDbl savedCallOp savedStackTop scope stack \
          stackAttributes thisObj throwable useActivation varSource
          Interpreter$ContinuationJump | branchFrame capturedFrame result resultDbl
          ScriptRuntime$IdEnumeration  | currentId enumNumbers enumType ids index iterator obj used
          ScriptRuntime$LookupResult   | name result thisObj
          NewLiteralStorage            | getterSetters index keys skipIndexes spreadAdjustments values
          SpecialRef                   | name target type
          ES6Generator                 | delegee function lineNumber lineSource savedState state
          NativeContinuation           | implementation
          Arguments                    | activation args calleeObj lengthObj
          NativeCall                   | function isStrict originalArgs parentActivationCall
          InterpreterData              | firstLinePC icodeHashCode itsBigIntTable itsDoubleTable \
          itsExceptionTable itsICode itsMaxCalleeArgs itsMaxFrameArray itsMaxLocals itsMaxStack \
          itsMaxVars itsNestedFunctions itsRegExpLiterals itsStringTable itsTemplateLiterals \
          literalIds longJumps
          """)
  void whatBelongsToASuspendedCallHasNoFieldThatTheBridgeDoesNotKnow(String name, String fields)
      throws ClassNotFoundException {
    Class<?> type = Class.forName("org.mozilla.javascript." + name);

    assertThat(
        Arrays.stream(type.getDeclaredFields())
            .filter(field -> !Modifier.isStatic(field.getModifiers()))
            .map(Field::getName)
            .sorted()
            .collect(Collectors.joining(" ")),
        is(fields));
  }

  private JSDescriptor<?> compile(String source) {
    return RealmInternals.compileScript(engine, source, "test.js", 1, false, false, false);
  }

  private static String tree(JSDescriptor<?> descriptor) {
    StringBuilder text = new StringBuilder(descriptor.getName());
    if (descriptor.getFunctionCount() > 0) {
      text.append('(');
      for (int i = 0; i < descriptor.getFunctionCount(); i++) {
        text.append(tree(descriptor.getFunction(i)));
      }
      text.append(')');
    }
    return text.toString();
  }

  // The context

  @Test
  void jobsOfPromisesWaitInTheQueueThatTheBridgeEmpties() {
    RealmInternals.inRealm(
        engine,
        global,
        () -> {
          run("var ran = false; Promise.resolve().then(function () { ran = true; });");
          RealmInternals.dropMicrotasks(engine);
          return null;
        });

    engine.processMicrotasks();

    assertThat(run("ran"), is(false));
  }

  @Test
  void anObjectCanBeMadeOutsideOfAScriptInARealm() {
    Object array = RealmInternals.inRealm(engine, global, () -> engine.newArray(global, 1));

    assertThat(RealmInternals.isInRealm(engine), is(false));
    assertThat(((Scriptable) array).getPrototype() == run("Array.prototype"), is(true));
  }
}
