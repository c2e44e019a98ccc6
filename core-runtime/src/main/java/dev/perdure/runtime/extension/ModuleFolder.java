package dev.perdure.runtime.extension;

/**
 * Modules of an extension, in a folder of resources. Immutable.
 *
 * @param anchor the class beside which the folder lies
 * @param folder the folder, such as {@code javascript}
 * @param entry the module that leads to the others, such as {@code ./index}
 */
public record ModuleFolder(Class<?> anchor, String folder, String entry) {}
