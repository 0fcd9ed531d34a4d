import Testing

@Suite("The Swift of the house")
struct SwiftStyleTests {
  private static let sources = SwiftSource.ofProgram
  private static let tests = SwiftSource.all(below: "Tests")

  @Test("nothing traps on what a file or a reader may bring")
  func traps() {
    let places = Self.sources.flatMap {
      $0.places(of: /\btry!|\bfatalError\b|\bpreconditionFailure\b|[\w\)\]>]!(?:[^=]|$)/)
    }
    expectNone(places, "no try!, no fatalError, no forced unwrapping, no forced cast")
  }

  @Test("no variable belongs to a whole module")
  func moduleVariables() {
    let places = Self.sources.flatMap {
      $0.places(
        of: /^(?:\w+ |@\w+ |\w+\(\w+\) )*var \w|\bstatic var \w+(?:: [^{]*)?(?: =|$)/)
    }
    expectNone(places, "state lives in values that are passed on; a module keeps only `let`s")
  }

  @Test("the compiler checks every crossing of threads")
  func sendability() {
    // There each thread fills its own part of one array.
    let sources = Self.sources.filter { $0.path != "Sources/News/Analysis/ConcurrentMap.swift" }
    let places = sources.flatMap {
      $0.places(of: /@unchecked Sendable|@preconcurrency|\bnonisolated\(unsafe\)/)
    }
    expectNone(places, "make it Sendable by its parts")
  }

  @Test("no class is made to be inherited from")
  func inheritance() {
    let places = Self.sources.flatMap { source in
      source.places(of: /\bclass [A-Z]|\bopen class\b|\boverride\b/).filter {
        !$0.text.contains("final class")
      }
    }
    expectNone(places, "a value does it; where identity matters, a final class")
  }

  @Test("a file fits in a head: 400 lines at most")
  func fileLengths() {
    let places = (Self.sources + Self.tests).filter { $0.lines.count > 401 }.map {
      $0.place(line: $0.lines.count - 1)
    }
    expectNone(places, "ask what the file hides, and give that a file")
  }

  @Test("a function fits on a screen: 50 lines at most")
  func functionLengths() {
    let places = Self.sources.flatMap { source in
      source.functions.filter { $0.count > 50 }.map { source.place(line: $0.lowerBound) }
    }
    expectNone(places, "ask what the function hides, and give that a name")
  }

  // What a one-line function does is said by its name and its line; a nested `Kind` is said by the type around it.
  @Test("every public type, and every public function longer than a line, says what it is")
  func documentation() {
    let types = /^public (?:indirect )?(?:struct|enum|protocol|actor|final class) \w/
    let functions = /^\s*public (?:static |mutating |consuming )*func \w.*[^}]$/
    let places = Self.sources.flatMap { source in
      (source.places(of: types) + source.places(of: functions)).filter {
        !source.isDocumented(line: $0.line - 1) && !$0.text.contains(/func (?:hash|encode)\(/)
      }
    }
    expectNone(places, "a doc comment: what it is; units, order and cost where they are not plain")
  }
}

extension SwiftSource {
  /// The lines of each function and initialiser, from its first to its closing brace.
  var functions: [Range<Int>] {
    code.indices.compactMap { start in
      guard code[start].contains("func ") || code[start].contains("init"),
        code[start].contains(/^\s*(?:[\w@]+ )*(?:func \S|init[\(\?<])/)
      else { return nil }
      let indent = code[start].prefix { $0 == " " }
      let opening = code[start...].firstIndex { $0.last == "{" || $0.isEmpty } ?? start
      guard code.indices.contains(opening), code[opening].last == "{" else { return nil }
      let end = code[opening...].dropFirst().firstIndex { $0.hasPrefix(indent + "}") }
      return end.map { start..<$0 + 1 }
    }
  }

  /// Whether a doc comment stands above a line, with attributes between them at most.
  func isDocumented(line: Int) -> Bool {
    let above = lines[..<line].last { !$0.drop { $0 == " " }.hasPrefix("@") } ?? ""
    return above.drop { $0 == " " }.hasPrefix("///")
  }
}
