/** Tests of what lies below the language: records, their damage, and the audit. */
@NullMarked
package dev.perdure.runtime.heap;

import org.jspecify.annotations.NullMarked;
