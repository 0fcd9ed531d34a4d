public import News
public import Prose

/// Reads files of every format into articles.
public struct DossierReader: Sendable {
  private let cleaner: Cleaner

  public init(lexicon: Lexicon) {
    cleaner = Cleaner(lexicon: lexicon)
  }

  /// What one file gave.
  public struct FileReading: Sendable {
    public let file: SourceFile
    /// In order of the file; empty where it cannot be read or is no article.
    public let articles: [Article]
    public let problems: [Problem]
    /// Whether it can be used again while the file looks the same: it was not read in the very moment in which the
    /// file was written, after which more may have come without a trace.
    fileprivate var isSettled = false
  }

  /// Two changes of a file within this time can be dated alike. Nanoseconds; systems date by ticks of 10 ms at most.
  private static let tick: Int64 = 50_000_000

  /// Reads every article that `paths` lead to, on all cores; the result does not depend on how many.
  ///
  /// - Parameters:
  ///   - previous: an earlier result; files that have not changed since are taken from it.
  ///   - progress: called now and then, on the calling thread, with what has been read so far: the newest files of
  ///     the whole. Not called with the complete result, which is returned.
  ///   - isCancelled: asked now and then; `true` ends the reading with what has been read, which is not complete.
  public func read(
    _ paths: [String], reusing previous: LoadedArticles = LoadedArticles(),
    progress: (LoadedArticles) -> Void = { _ in }, isCancelled: () -> Bool = { false }
  ) -> LoadedArticles {
    let listing = SourceListing(of: paths)
    let settled = previous.readings.filter(\.isSettled)
    let known = Dictionary(settled.map { ($0.file, $0) }) { first, _ in first }
    var loaded = LoadedArticles(listing: listing)
    while !isCancelled(), let batch = loaded.nextBatch {
      loaded.append(concurrentMap(batch) { known[$0] ?? datedReading(of: $0) })
      if !loaded.isComplete { progress(loaded) }
    }
    return loaded
  }

  private func datedReading(of file: SourceFile) -> FileReading {
    let start = FileSystem.now
    var reading = reading(of: file)
    reading.isSettled = file.changed < start - Self.tick
    return reading
  }

  /// Reads one file. Never fails: what is wrong with it is among the problems.
  public func reading(of file: SourceFile) -> FileReading {
    let bytes: [UInt8]
    do throws(FileSystem.Failure) {
      bytes = try FileSystem.contents(of: file.systemPath)
    } catch {
      return unread(file, Problem(.failure, path: file.path, "cannot read it: \(error.reason)"))
    }
    switch Decoding.decoded(bytes) {
    case .binary(let kind): return unread(file, Problem(.note, path: file.path, "left out: \(kind)"))
    case .text(let text, let note):
      guard text.utf8.contains(where: { $0 > 0x20 }) else {
        return unread(file, Problem(.note, path: file.path, "left out: empty"))
      }
      var problems = note.map { [Problem(.note, path: file.path, $0)] } ?? []
      let article = article(
        text, format: Self.markdownExtensions.contains(file.fileExtension) ? .markdown : .plainText,
        named: file.name, path: file.path, problems: &problems)
      return FileReading(file: file, articles: [article], problems: problems)
    }
  }

  /// The article that `text` is, read as a plain text file of this name would be.
  ///
  /// - Parameter published: the publication date, where it is known from elsewhere; it outranks what the text says.
  public func article(named name: String, _ text: Text, published: Sourced<Day>? = nil) -> Article {
    var problems: [Problem] = []
    return article(
      text, format: .plainText, named: name, path: name, published: published, problems: &problems)
  }

  private func unread(_ file: SourceFile, _ problem: Problem) -> FileReading {
    FileReading(file: file, articles: [], problems: [problem])
  }

  private enum Format {
    case plainText, markdown
  }

  private static let markdownExtensions: Set = ["md", "markdown", "mdown", "mkd", "mdx", "qmd", "rmd"]

  /// What front matter states goes before what the text shows, and that before the file's name.
  private func article(
    _ text: Text, format: Format, named name: String, path: String, published: Sourced<Day>? = nil,
    problems: inout [Problem]
  ) -> Article {
    let lines = text.physicalLines
    let frontMatter = FrontMatter(text, lines: lines)
    var (stated, complaints) = FrontMatterKeys.facts(frontMatter.entries) { cleaner.day(printed: $0) }
    problems += (frontMatter.problems + complaints).map {
      Problem(.warning, path: path, line: $0.line, $0.message)
    }
    if let published { stated.published = published }

    let title = stated.title?.value
    let draft =
      switch format {
      case .plainText: PlainText.draft(text, lines: lines, frontMatter: frontMatter.lines, title: title)
      case .markdown: Markdown.draft(text, lines: lines, frontMatter: frontMatter.lines, title: title)
      }
    let cleaned = cleaner.cleaned(draft)
    var facts = stated
    facts.complete(by: cleaned.facts)
    facts.complete(by: cleaner.facts(ofFileName: SourceFile.stem(of: name)))
    return Article(
      name: name, path: path, text: draft.text, blocks: cleaned.blocks, removals: cleaned.removals,
      title: facts.title, outlet: facts.outlet, byline: facts.byline, place: facts.place,
      published: facts.published, url: facts.url,
      language: cleaned.language)
  }
}
