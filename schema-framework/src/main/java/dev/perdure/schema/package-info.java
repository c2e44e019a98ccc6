/**
 * The schema framework's binding: it loads the framework, which is JavaScript (in the resource
 * folder {@code javascript} beside this package), and shows its models to the query language.
 *
 * <p>The rules of models, records and validation are in the JavaScript, one concept a file. Only
 * what the language cannot do for itself is here. Whoever starts a runtime may depend on {@link
 * dev.perdure.schema.SchemaExtension} and on nothing else.
 */
@NullMarked
package dev.perdure.schema;

import org.jspecify.annotations.NullMarked;
