import Browser
import FoundationEssentials

/// Keeps where the reader was in one dossier: a line a fact, its key and its value parted by a tab.
struct SessionFile {
  private let folder: String
  private let path: String

  /// - Parameter dossier: a name that no other dossier has, fit for a file.
  init(dossier: String, environment: [String: String] = ProcessInfo.processInfo.environment) {
    folder = BaseFolders(environment).state + "/sessions"
    path = folder + "/" + dossier + ".tsv"
  }

  /// `nil` where there is no file, or none that can be read.
  func read() -> Session? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    let facts = String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t", maxSplits: 1).map(String.init)
      return fields.count == 2 ? Session.Fact(fields[0], fields[1]) : nil
    }
    return facts.isEmpty ? nil : Session(facts)
  }

  /// What cannot be kept is forgotten without a word: nothing was asked for.
  func keep(_ session: Session) {
    let lines = session.facts.map { fact in
      fact.key + "\t" + fact.value.split(whereSeparator: \.isNewline).joined(separator: " ") + "\n"
    }
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try? Data(lines.joined().utf8).write(to: URL(filePath: path), options: .atomic)
    try? FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }
}
