import FoundationEssentials
public import Testing

/// Holds a text against a golden file beside the test, and fails with the lines that differ.
///
/// With `DATELINE_RECORD=1` in the environment (`make golden`) the file is written instead.
///
///     golden(frame.text, "Frames/start-80x24.txt")
///
/// - Parameters:
///   - name: the path of the golden file from the folder of the test file.
///   - testFile: left to the compiler.
public func golden(
  _ actual: String, _ name: String, testFile: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let folder = testFile.prefix(upTo: testFile.lastIndex(of: "/") ?? testFile.startIndex)
  let path = folder + "/" + name
  if ProcessInfo.processInfo.environment["DATELINE_RECORD"] == "1" {
    record(actual, at: path, sourceLocation)
    return
  }
  guard let data = FileManager.default.contents(atPath: path) else {
    Issue.record("no golden file \(name): `make golden` records it", sourceLocation: sourceLocation)
    return
  }
  let expected = String(decoding: data, as: UTF8.self)
  guard expected != actual else { return }
  Issue.record(
    "\(name) differs (- golden, + now); `make golden` records it anew\n\(difference(from: expected, to: actual))",
    sourceLocation: sourceLocation)
}

private func record(_ text: String, at path: String, _ sourceLocation: SourceLocation) {
  do {
    try writeFile(text, at: path)
  } catch {
    Issue.record("cannot record \(path): \(error)", sourceLocation: sourceLocation)
  }
}

/// The lines that differ, each with its number, `-` for those of `expected` and `+` for those of `actual`.
public func difference(from expected: String, to actual: String) -> String {
  let before = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let after = actual.split(separator: "\n", omittingEmptySubsequences: false)
  let changes = after.difference(from: before).map { change in
    switch change {
    case .remove(let offset, let line, _): (line: offset + 1, sign: "-", text: line)
    case .insert(let offset, let line, _): (line: offset + 1, sign: "+", text: line)
    }
  }
  let ordered = changes.sorted { ($0.line, $1.sign) < ($1.line, $0.sign) }
  return ordered.map { "\($0.sign)\($0.line): \($0.text)" }.joined(separator: "\n")
}
