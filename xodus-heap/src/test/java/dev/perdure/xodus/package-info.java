/** The tests of the heap store on Xodus, on real files and, where it matters, in other JVMs. */
@NullMarked
package dev.perdure.xodus;

import org.jspecify.annotations.NullMarked;
