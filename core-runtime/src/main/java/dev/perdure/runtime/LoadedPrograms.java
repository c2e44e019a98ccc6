package dev.perdure.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * Which program files a heap has evaluated, with which content, so that {@code run} evaluates a
 * file once and again only when it, or a file that it loaded, has changed. Heap state. Confined to
 * the turn thread.
 */
final class LoadedPrograms {
  private static final String PROPERTY = "programs";

  private final Supplier<ScriptableObject> root;
  private final Map<String, String> loading = new LinkedHashMap<>();

  LoadedPrograms(Supplier<ScriptableObject> root) {
    this.root = root;
  }

  /** Notes that the program that is being evaluated has loaded a file. */
  void loaded(String file, String content) {
    loading.put(file, hash(content));
  }

  /** Notes that the program that is being evaluated has required a file of this content. */
  void required(String file, String hashOfContent) {
    loading.put(file, hashOfContent);
  }

  /** Starts noting what a program loads. */
  void begin() {
    loading.clear();
  }

  /** Notes that a program was evaluated, with all that it loaded. */
  void evaluated(Context cx, ScriptableObject global, String file, String content) {
    Scriptable files = cx.newObject(global);
    files.put(key(file), files, hash(content));
    loading.forEach((name, hash) -> files.put(key(name), files, hash));
    ScriptableObject state = root.get();
    if (!(state.get(PROPERTY, state) instanceof Scriptable)) {
      state.put(PROPERTY, state, cx.newObject(global));
    }
    Scriptable programs = (Scriptable) state.get(PROPERTY, state);
    programs.put(key(file), programs, files);
  }

  /** Whether the heap has evaluated a program with just this content, and what it loaded then. */
  boolean isCurrent(String file, String content) {
    ScriptableObject state = root.get();
    if (!(state.get(PROPERTY, state) instanceof Scriptable programs)
        || !(programs.get(key(file), programs) instanceof ScriptableObject files)) {
      return false;
    }
    for (Object id : files.getIds()) {
      String name = id.toString();
      String now = name.equals(key(file)) ? hash(content) : hashOfFile(name);
      if (!files.get(name, files).toString().equals(now)) {
        return false;
      }
    }
    return true;
  }

  private static String key(String file) {
    return Path.of(file).toAbsolutePath().normalize().toString();
  }

  private static String hashOfFile(String name) {
    try {
      return hash(Files.readString(Path.of(name), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return "unreadable";
    }
  }

  static String hash(String content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("Every Java has SHA-256.", e);
    }
  }
}
