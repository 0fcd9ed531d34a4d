import Prose

extension Notebook {
  /// Whether articles come out of the corrections of both alike.
  public func correctsArticles(as other: Notebook) -> Bool {
    func statements(_ notebook: Notebook) -> [Subject: [Field: Value]] {
      let subjects = notebook.subjects(.article) + notebook.subjects(.line)
      return Dictionary(
        uniqueKeysWithValues: subjects.map { subject in
          (subject, notebook[subject].filter { !$0.key.isRemark })
        }
      ).filter { !$0.value.isEmpty }
    }
    return statements(self) == statements(other)
  }

  /// The articles as the reader has corrected them: their facts, and which of their lines are the article.
  public func corrected(_ articles: [Article]) -> [Article] {
    let lines = subjects(.line)
    guard !lines.isEmpty || !subjects(.article).isEmpty else { return articles }
    var finder = AnchorFinder(articles)
    var moved: [Int: [(span: Span, isRemoved: Bool)]] = [:]
    for subject in lines {
      guard let isRemoved = self[subject, .removed]?.flag,
        let passage = subject.anchor.flatMap({ finder.passage(of: $0) })
      else { continue }
      moved[passage.article.index, default: []].append((passage.span, isRemoved))
    }
    return articles.enumerated().map { index, article in
      corrected(facts: article).moving(moved[index] ?? [])
    }
  }

  private func corrected(facts article: Article) -> Article {
    let stated = self[.article(article.name)]
    guard !stated.isEmpty else { return article }
    func text(_ field: Field) -> Sourced<String>? { stated[field]?.text.map { Sourced($0, .reader) } }
    return Article(
      name: article.name, path: article.path, text: article.text, blocks: article.blocks,
      removals: article.removals, title: text(.title) ?? article.title,
      outlet: text(.outlet) ?? article.outlet, byline: article.byline, place: article.place,
      published: text(.date).flatMap { Day(iso: $0.value) }.map { Sourced($0, .reader) } ?? article.published,
      url: article.url,
      language: text(.language).map { Sourced(Language(code: $0.value), .reader) } ?? article.language)
  }
}

extension Article {
  /// The article with some of its lines taken out or brought back.
  fileprivate func moving(_ lines: [(span: Span, isRemoved: Bool)]) -> Article {
    guard !lines.isEmpty else { return self }
    var blocks = blocks
    var removals = removals
    for (span, isRemoved) in lines {
      if isRemoved {
        let taken = blocks.filter { $0.span.overlaps(span) }
        blocks.removeAll { $0.span.overlaps(span) }
        removals += taken.map { Removal(.reader, $0.span, line: $0.line, rule: Notebook.rule) }
      } else {
        let restored = removals.filter { $0.span.overlaps(span) }
        removals.removeAll { $0.span.overlaps(span) }
        blocks += restored.map { Block(.paragraph, $0.span, line: $0.line) }
      }
    }
    return Article(
      name: name, path: path, text: text, blocks: blocks.sorted { $0.span < $1.span },
      removals: removals.sorted { $0.span < $1.span }, title: title, outlet: outlet, byline: byline,
      place: place,
      published: published, url: url, language: language)
  }
}

extension Notebook {
  /// The rule of every finding that the reader has set.
  public static let rule = "set by the reader"
}
