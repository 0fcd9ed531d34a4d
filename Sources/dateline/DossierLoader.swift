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

  @Option(
    name: .customLong("notes"), help: "The file of your corrections and notes.",
    completion: .file(extensions: ["toml"]))
  var notebook: String?

  @OptionGroup var choice: ArticleChoice

  /// - Throws: what cannot be found, and where it was looked for.
  func loader() throws -> DossierLoader {
    if let first = paths.first, !paths.contains(where: { FileManager.default.fileExists(atPath: $0) }) {
      throw InputError("cannot read \(first): no such file or folder")
    }
    let location = NotebookLocation(
      named: notebook, root: paths.isEmpty ? nil : DossierLoader.root(of: paths),
      environment: ProcessInfo.processInfo.environment)
    return DossierLoader(
      paths: paths.isEmpty ? [try DataFolder.sample()] : paths,
      lexicon: try DataFolder.lexicon(named: lexicon), notebook: location, choice: choice)
  }
}

/// From paths to a dossier.
struct DossierLoader: Sendable {
  let paths: [String]
  /// The folder of word lists.
  let lexicon: String
  /// Where the reader's corrections and notes are.
  let notebook: NotebookLocation
  let choice: ArticleChoice

  /// What the dossier is called: the name of the one path, or of the folder that several have in common.
  var name: String { Self.root(of: paths).split(separator: "/").last.map(String.init) ?? "." }

  /// The one path, or the folder that several have in common.
  static func root(of paths: [String]) -> String {
    let here = FileManager.default.currentDirectoryPath
    let split = paths.map { path in
      (path.hasPrefix("/") ? path : here + "/" + path).split(separator: "/").filter { $0 != "." }
    }
    guard var common = split.first else { return here }
    for path in split.dropFirst() { common = zip(common, path).prefix { $0 == $1 }.map(\.0) }
    return "/" + common.joined(separator: "/")
  }

  /// Reads and analyses everything, and corrects it as the reader has. What is wrong with the reader's file is a
  /// problem of the dossier.
  /// - Throws: `ReadingError` where the word lists cannot be read.
  func load() throws(ReadingError) -> Dossier {
    let (notebook, problems) = readNotebook()
    return try found(notebook, problems).corrected(by: notebook)
  }

  /// The reader's notebook, and what is wrong with it; where it is not understood, an empty one.
  func readNotebook() -> (Notebook, [Problem]) {
    do {
      let document = try notebook.store.load()
      return (document.notebook, document.problems)
    } catch {
      return (Notebook(), [error.problem])
    }
  }

  /// What is found in the articles as the reader has corrected them.
  func found(_ notebook: Notebook, _ more: [Problem]) throws(ReadingError) -> Dossier {
    let lexicon = try LexiconReader.lexicon(at: lexicon)
    let ((analysis, problems), read) = sideBySide {
      preparedAnalysis(lexicon)
    } and: {
      DossierReader(lexicon: lexicon).read(paths)
    }
    let (articles, leftOut) = choice.applied(to: notebook.corrected(read.articles))
    return analysis.dossier(of: articles, problems: read.problems + leftOut + problems + more)
  }

  /// What a reading leaves for the next one.
  struct Loaded: Sendable {
    var articles = LoadedArticles()
    fileprivate var memory = AnalysisMemory()
    /// The word lists and what is made of them, which stay as they are while the program runs.
    fileprivate var lexicon: Lexicon?
    fileprivate var analysis: (Analysis, problems: [Problem])?
  }

  /// Reads and analyses everything, and hands out what is ready on the way: first how far reading is, then the
  /// articles with search, then the whole.
  /// - Parameters:
  ///   - notebook: what the reader has stated about articles and their lines.
  ///   - last: what was left by the reading before. Files that are as they were are not read again, and what was found
  ///     in an article that is as it was is taken over.
  ///   - isCancelled: whether nobody wants it any more; asked until all is read, and then nothing more is reported.
  func load(
    correctedBy notebook: Notebook, reusing last: Loaded = Loaded(),
    isCancelled: @Sendable () -> Bool = { false }, _ report: @Sendable (Step) -> Void
  ) -> Loaded {
    var loaded = last
    do {
      let lexicon = try last.lexicon ?? LexiconReader.lexicon(at: lexicon)
      let (analysis, (read, outline)) = sideBySide {
        last.analysis ?? preparedAnalysis(lexicon)
      } and: {
        self.outline(lexicon, notebook, last, isCancelled, report)
      }
      loaded.lexicon = lexicon
      loaded.analysis = analysis
      // One that was ended early knows less than the one before it.
      if read.isComplete || read.filesRead > last.articles.filesRead { loaded.articles = read }
      guard let outline else { return loaded }
      let complete = analysis.0.dossier(of: outline, problems: analysis.problems)
      loaded.memory = complete.memory
      report(.complete(complete.dossier))
    } catch {
      report(.failed("\(error)"))
    }
    return loaded
  }

  /// The analysis, and what is wrong with the learnt weights.
  func preparedAnalysis(_ lexicon: Lexicon) -> (Analysis, problems: [Problem]) {
    let (model, problem) = DataFolder.nameModel()
    return (Analysis(lexicon: lexicon, names: model), problem.map { [$0] } ?? [])
  }

  /// From so many articles on, the findings of new ones take longer to make than one notices.
  private static let manyArticles = 1000
  /// So many files are shown before all are read.
  private static let firstShown = 256

  /// What was read; no outline where there is nothing to show, which is reported, or it is not wanted.
  private func outline(
    _ lexicon: Lexicon, _ notebook: Notebook, _ last: Loaded, _ isCancelled: () -> Bool,
    _ report: (Step) -> Void
  ) -> (read: LoadedArticles, articles: Analysis.Outline?) {
    // Where all shows already, part of it would be a step back.
    let isFirst = last.articles.articles.isEmpty || !last.articles.isComplete
    var shown = isFirst ? Self.firstShown : .max
    let read = DossierReader(lexicon: lexicon).read(paths, reusing: last.articles) { partial in
      // Each time eight times as much, and not what is complete soon: it costs little, and one can begin to search.
      if partial.filesRead >= shown, partial.filesRead * 3 < partial.fileCount {
        shown = partial.filesRead * 8
        let outline = Analysis.Outline(
          of: notebook.corrected(partial.articles), problems: partial.problems, lexicon: lexicon)
        report(.searchable(outline.dossier))
      }
      report(.read(partial.filesRead, of: partial.fileCount))
    } isCancelled: {
      isCancelled()
    }
    guard read.isComplete else { return (read, nil) }
    if read.articles.isEmpty, let failure = read.problems.first(where: { $0.severity == .failure }) {
      report(.failed("\(failure.path): \(failure.message)"))
      return (last.articles, nil)
    }
    let (articles, leftOut) = choice.applied(to: notebook.corrected(read.articles))
    let outline = Analysis.Outline(
      of: articles, problems: read.problems + leftOut, lexicon: lexicon, reusing: last.memory)
    if last.memory.isEmpty {
      report(.searchable(outline.dossier))
    } else if articles.count >= Self.manyArticles {
      report(.carried(outline.dossier))
    }
    return (read, outline)
  }

  enum Step: Sendable {
    case read(Int, of: Int)
    case searchable(Dossier)
    /// A newer dossier with the findings of the one before (`Analysis.Outline`).
    case carried(Dossier)
    case complete(Dossier)
    /// There is nothing to show; why.
    case failed(String)
  }
}
