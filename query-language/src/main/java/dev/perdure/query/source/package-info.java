/**
 * The seam between the query language and whoever owns the objects: what the language asks of its
 * host, and nothing more.
 *
 * <p>Depends on nothing. A host implements {@link dev.perdure.query.source.QuerySource}; every
 * phase of the language that needs names or values looks at them through it.
 */
@NullMarked
package dev.perdure.query.source;

import org.jspecify.annotations.NullMarked;
