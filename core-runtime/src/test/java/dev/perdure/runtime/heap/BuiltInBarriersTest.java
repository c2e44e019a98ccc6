package dev.perdure.runtime.heap;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.perdure.runtime.HeapFixture;
import dev.perdure.runtime.extension.ExtensionContext;
import dev.perdure.runtime.extension.RuntimeExtension;
import dev.perdure.runtime.host.HostFunctions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mozilla.javascript.BuiltInBarriers;
import org.mozilla.javascript.Undefined;

/** Without its barrier, what a built-in function writes is missed, and the audit says so. */
final class BuiltInBarriersTest {

  /** Lets a program take the barrier from a function. */
  private static final class BarrierRemover implements RuntimeExtension {
    @Override
    public String name() {
      return "barrier-remover";
    }

    @Override
    public void install(ExtensionContext context) {
      HostFunctions.define(
          context.global(),
          "unguard",
          1,
          (cx, scope, thisObj, args) -> {
            BuiltInBarriers.unguard(args[0]);
            return Undefined.instance;
          });
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [1, 2].values()     | Object.getPrototypeOf(held).next | held.next()
          'ab'.matchAll(/a/g) | Object.getPrototypeOf(held).next | held.next(); held.next()
          [1, 2].values()     | new Set().values().next | new Set().values().next.call(held)
          [1, 2].values()     | new Map().keys().next | new Map().keys().next.call(held)
          'ab'[Symbol.iterator]() | Object.getPrototypeOf(held).next | held.next()
          new DataView(new ArrayBuffer(8)) | DataView.prototype.setInt8 | held.setInt8(0, 1)
          new DataView(new ArrayBuffer(8)) | DataView.prototype.setUint8 | held.setUint8(0, 1)
          new DataView(new ArrayBuffer(8)) | DataView.prototype.setInt16 | held.setInt16(0, 1)
          new DataView(new ArrayBuffer(8)) | DataView.prototype.setUint16 | held.setUint16(0, 1)
          new DataView(new ArrayBuffer(8)) | DataView.prototype.setInt32 | held.setInt32(0, 1)
          new DataView(new ArrayBuffer(8)) | DataView.prototype.setUint32 | held.setUint32(0, 1)
          new DataView(new ArrayBuffer(8)) | DataView.prototype.setFloat32 | held.setFloat32(0, 1)
          new DataView(new ArrayBuffer(8)) | DataView.prototype.setFloat64 | held.setFloat64(0, 1)
          """)
  void theAuditFindsWhatEachBarrierIsFor(String made, String function, String write) {
    try (HeapFixture heap = HeapFixture.with(new BarrierRemover(), "var held = " + made + ";")) {
      heap.run("Object.keys(held); held.byteLength && new DataView(held.buffer).getInt8(0);");
      heap.run("unguard(" + function + ");");

      Error missed = assertThrows(Error.class, () -> heap.evaluate(write + ";"));

      assertThat(missed.getMessage(), containsString("Audit: a write to global.held"));
    }
  }
}
