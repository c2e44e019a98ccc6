package dev.perdure.runtime.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses uses of names that mean something else to the engine than to the standard. Confined to
 * one check.
 */
final class ReferenceRules {

  private final List<Refusal> refusals;

  ReferenceRules(List<Refusal> refusals) {
    this.refusals = refusals;
  }

  void check(ScopeReader source) {
    source.references().forEach(this::check);
    source.bindings().forEach(this::checkBlockFunction);
  }

  private void check(Reference reference) {
    Binding binding = reference.scope().resolve(reference.name());
    checkLeaks(reference, binding);
    checkParameterScope(reference, binding);
    if (binding == null) {
      return;
    }
    boolean isSameFunction = reference.frame() == binding.scope.frame;
    if (isSameFunction && reference.order() < binding.initialisedAt && hasDeadZone(binding)) {
      refuse(reference, Messages.usedBeforeDeclaration(binding));
    } else if (reference.isWrite()) {
      checkWrite(reference, binding);
    }
    if (!isSameFunction && binding.isLoopVariable && !LoopCaptures.isHarmless(reference, binding)) {
      refuse(reference, Messages.capturedLoopVariable(binding.name));
    }
  }

  private static boolean hasDeadZone(Binding binding) {
    return binding.kind.isLexical() || binding.kind == Binding.Kind.PARAMETER;
  }

  private void checkWrite(Reference reference, Binding binding) {
    if (binding.kind == Binding.Kind.OWN_NAME) {
      refuse(reference, Messages.writeToOwnName(binding.name));
    } else if (binding.kind == Binding.Kind.CONST && !reference.frame().isStrict) {
      // In strict code the engine throws, as it should.
      refuse(reference, Messages.writeToConstant(binding));
    }
  }

  /** Constants of blocks, and in strict code functions of blocks, are visible outside of them. */
  private void checkLeaks(Reference reference, @Nullable Binding binding) {
    FunctionFrame owner = binding == null ? null : binding.scope.frame;
    for (FunctionFrame frame = reference.frame();
        frame != null && frame != owner;
        frame = frame.parent) {
      Binding leaked = frame.blockConstants.get(reference.name());
      if (leaked == null && frame.isStrict) {
        leaked = frame.blockFunctions.get(reference.name());
      }
      if (leaked != null) {
        refuse(reference, Messages.leakedFromBlock(leaked));
        return;
      }
    }
  }

  /** The engine has one scope for parameters and body, the standard two. */
  private void checkParameterScope(Reference reference, @Nullable Binding binding) {
    BlockScope inner = null;
    for (BlockScope scope = reference.scope(); scope != null; scope = scope.parent) {
      FunctionFrame frame = scope.frame;
      if (scope == frame.parameters && inner != frame.body) {
        Binding hiding = frame.body.own(reference.name());
        boolean isAlsoParameter = binding != null && binding.scope == scope;
        if (hiding != null && !(isAlsoParameter && reference.frame() == frame)) {
          refuse(reference, Messages.hiddenByBody(hiding));
          return;
        }
      }
      if (binding != null && binding.scope == scope) {
        return;
      }
      inner = scope;
    }
  }

  /** A function in a block overwrites a variable of the same name around the block. */
  private void checkBlockFunction(Binding function) {
    if (function.kind != Binding.Kind.BLOCK_FUNCTION) {
      return;
    }
    FunctionFrame frame = function.scope.frame;
    for (BlockScope scope = function.scope.parent;
        scope != null && scope.frame == frame;
        scope = scope.parent) {
      Binding overwritten = scope.own(function.name);
      if (overwritten != null && isOverwrittenWrongly(overwritten, frame)) {
        refusals.add(
            new Refusal(0, function.declaration, Messages.overwritingBlockFunction(function)));
        return;
      }
    }
  }

  private static boolean isOverwrittenWrongly(Binding overwritten, FunctionFrame frame) {
    return switch (overwritten.kind) {
      case LET, CONST, PARAMETER, CATCH_PARAMETER -> true;
      case VAR, FUNCTION, BLOCK_FUNCTION -> frame.isStrict;
      case HOISTED_FUNCTION, OWN_NAME -> false;
    };
  }

  private void refuse(Reference reference, String message) {
    refusals.add(new Refusal(reference.order(), reference.node(), message));
  }
}
