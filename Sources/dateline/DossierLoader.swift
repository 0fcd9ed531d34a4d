import ArgumentParser
import FoundationEssentials
import News
import Reading

/// What every command that reads a dossier is told.
struct DossierArguments: ParsableArguments {
  @Argument(help: "Files and folders of articles; without one, the sample story.", completion: .file())
  var paths: [String] = []

  @Option(help: "The folder of word lists.", completion: .directory)
  var lexicon: String?

  func loader() throws -> DossierLoader {
    let lexicon = try LexiconReader.lexicon(at: DataFolder.lexicon(named: lexicon))
    return DossierLoader(paths: paths.isEmpty ? [try DataFolder.sample()] : paths, lexicon: lexicon)
  }
}

/// From paths to a dossier.
struct DossierLoader: Sendable {
  let paths: [String]
  private let reader: DossierReader
  private let analysis: Analysis

  init(paths: [String], lexicon: Lexicon) {
    self.paths = paths
    reader = DossierReader(lexicon: lexicon)
    analysis = Analysis(lexicon: lexicon)
  }

  /// What the dossier is called: the last part of the first path.
  var name: String {
    let path = paths.first ?? "."
    let parts = path.split(separator: "/").filter { $0 != "." }
    return parts.last.map(String.init) ?? path
  }

  /// Reads and analyses everything.
  func load() -> Dossier {
    let read = reader.read(paths)
    return analysis.dossier(of: read.articles, problems: read.problems)
  }

  /// Reads and analyses everything, and hands out what is ready on the way: first how far reading is, then the
  /// articles with search, then the whole.
  func load(_ report: (Step) -> Void) {
    let read = reader.read(paths) { partial in report(.read(partial.filesRead, of: partial.fileCount)) }
    if read.articles.isEmpty, let failure = read.problems.first(where: { $0.severity == .failure }) {
      return report(.failed("\(failure.path): \(failure.message)"))
    }
    report(.searchable(analysis.outline(of: read.articles, problems: read.problems)))
    report(.complete(analysis.dossier(of: read.articles, problems: read.problems)))
  }

  enum Step: Sendable {
    case read(Int, of: Int)
    case searchable(Dossier)
    case complete(Dossier)
    /// There is nothing to show; why.
    case failed(String)
  }
}
