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

  /// - Throws: what cannot be found, and where it was looked for.
  func loader() throws -> DossierLoader {
    if let first = paths.first, !paths.contains(where: { FileManager.default.fileExists(atPath: $0) }) {
      throw InputError("cannot read \(first): no such file or folder")
    }
    return DossierLoader(
      paths: paths.isEmpty ? [try DataFolder.sample()] : paths,
      lexicon: try DataFolder.lexicon(named: lexicon))
  }
}

/// From paths to a dossier.
struct DossierLoader: Sendable {
  let paths: [String]
  /// The folder of word lists.
  let lexicon: String

  /// What the dossier is called: the name of the one path, or of the folder that several have in common.
  var name: String {
    let here = FileManager.default.currentDirectoryPath
    let split = paths.map { path in
      (path.hasPrefix("/") ? path : here + "/" + path).split(separator: "/").filter { $0 != "." }
    }
    guard var common = split.first else { return "." }
    for path in split.dropFirst() {
      common = zip(common, path).prefix { $0 == $1 }.map(\.0)
    }
    return common.last.map(String.init) ?? "\(paths.count) paths"
  }

  /// Reads and analyses everything.
  /// - Throws: `ReadingError` where the word lists cannot be read.
  func load() throws(ReadingError) -> Dossier {
    let lexicon = try LexiconReader.lexicon(at: lexicon)
    let ((analysis, problems), read) = sideBySide {
      preparedAnalysis(lexicon)
    } and: {
      DossierReader(lexicon: lexicon).read(paths)
    }
    return analysis.dossier(of: read.articles, problems: read.problems + problems)
  }

  /// Reads and analyses everything, and hands out what is ready on the way: first how far reading is, then the
  /// articles with search, then the whole.
  func load(_ report: @Sendable (Step) -> Void) {
    do {
      let lexicon = try LexiconReader.lexicon(at: lexicon)
      let ((analysis, problems), outline) = sideBySide {
        preparedAnalysis(lexicon)
      } and: {
        self.outline(lexicon, report)
      }
      if let outline { report(.complete(analysis.dossier(of: outline, problems: problems))) }
    } catch {
      report(.failed("\(error)"))
    }
  }

  /// The analysis, and what is wrong with the learnt weights.
  func preparedAnalysis(_ lexicon: Lexicon) -> (Analysis, [Problem]) {
    let (model, problem) = DataFolder.nameModel()
    return (Analysis(lexicon: lexicon, names: model), problem.map { [$0] } ?? [])
  }

  /// So many files are shown before all are read.
  private static let firstShown = 256

  /// `nil` where there is nothing to show, which is reported.
  private func outline(_ lexicon: Lexicon, _ report: (Step) -> Void) -> Analysis.Outline? {
    var shown = Self.firstShown
    let read = DossierReader(lexicon: lexicon).read(paths) { partial in
      // Each time eight times as much, and not what is complete soon: it costs little, and one can begin to search.
      if partial.filesRead >= shown, partial.filesRead * 3 < partial.fileCount {
        shown = partial.filesRead * 8
        let outline = Analysis.Outline(of: partial.articles, problems: partial.problems, lexicon: lexicon)
        report(.searchable(outline.dossier))
      }
      report(.read(partial.filesRead, of: partial.fileCount))
    }
    if read.articles.isEmpty, let failure = read.problems.first(where: { $0.severity == .failure }) {
      report(.failed("\(failure.path): \(failure.message)"))
      return nil
    }
    let outline = Analysis.Outline(of: read.articles, problems: read.problems, lexicon: lexicon)
    report(.searchable(outline.dossier))
    return outline
  }

  enum Step: Sendable {
    case read(Int, of: Int)
    case searchable(Dossier)
    case complete(Dossier)
    /// There is nothing to show; why.
    case failed(String)
  }
}
