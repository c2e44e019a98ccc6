package dev.perdure.runtime.dialect;

import org.mozilla.javascript.ast.AstNode;

/**
 * Why a source is refused.
 *
 * @param order its place in the walk through the source: the first is reported
 */
record Refusal(int order, AstNode node, String message) {}
