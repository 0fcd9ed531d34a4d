import News
import Prose

/// What was found in an article and why, a line each: the facts about it, then the findings and the lines taken out, in
/// order of the text.
struct ExplainedArticle {
  private let dossier: Dossier
  private let id: Article.ID

  private var article: Article { dossier[id] }

  init(_ dossier: Dossier, _ id: Article.ID) {
    self.dossier = dossier
    self.id = id
  }

  var lines: [String] { facts + found }

  private var facts: [String] {
    [
      line("title", article.title) { $0 }, line("published", article.published) { $0.iso },
      line("outlet", article.outlet) { $0 }, line("byline", article.byline) { $0 },
      line("place", article.place) { $0 }, line("url", article.url) { $0 },
      line("language", article.language) { $0.code },
    ].compactMap(\.self)
  }

  private func line<Value>(_ what: String, _ fact: Sourced<Value>?, _ words: (Value) -> String) -> String? {
    fact.map { "\(what): \(words($0.value)) — \(origin($0.evidence))" }
  }

  private func origin(_ evidence: Evidence) -> String {
    switch evidence {
    case .frontMatter(let key): "front matter, \(key)"
    case .text(let span): "text, line \(article.text.line(at: span.start))"
    case .reader: "set by the reader"
    case .fileName: "file name"
    case .inferred(let reason, _): "inferred: \(reason)"
    }
  }

  /// `12: direct quote (Ana Costa) “We will go.” — marks, speaker and verb after the quotation`
  private var found: [String] {
    let findings = dossier.findings(in: id).map { finding in
      (
        start: finding.span.start,
        line: "\(finding.what) (\(finding.value)) \(article.text[finding.span]) — \(finding.rule)"
      )
    }
    let removals = article.removals.map { removal in
      (
        start: removal.span.start,
        line: "\(removal.reason.rawValue), taken out: \(article.text[removal.span]) — \(removal.rule)"
      )
    }
    return (findings + removals).enumerated()
      .sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
      .map { "\(article.text.line(at: $0.element.start)): \($0.element.line)" }
  }
}

extension Text {
  /// The line of the file that `offset` is in, from 1.
  fileprivate func line(at offset: Int) -> Int {
    utf8[..<min(offset, utf8.count)].count { $0 == UInt8(ascii: "\n") } + 1
  }
}
