/** The rules about who may depend on whom, as tests. */
@NullMarked
package dev.perdure.architecture;

import org.jspecify.annotations.NullMarked;
