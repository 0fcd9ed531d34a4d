import News
import Prose

/// An article's text with the findings written into it: `«label: words»`, nested.
struct AnnotatedArticle {
  private let text: Text
  private let findings: [Finding]

  init(_ dossier: Dossier, _ id: Article.ID) {
    text = dossier[id].text
    findings = dossier.findings(in: id)
  }

  /// `span` of the text with its findings. One that runs on behind another that holds its start ends with that.
  func line(_ span: Span) -> String {
    var line = ""
    var open: [Int] = []
    var offset = span.start
    func advance(to end: Int) {
      while let last = open.last, last <= end {
        line += text[Span(offset, max(offset, last))] + "»"
        offset = max(offset, last)
        open.removeLast()
      }
      line += text[Span(offset, max(offset, end))]
      offset = max(offset, end)
    }
    for finding in findings where span.contains(finding.span.start) {
      advance(to: finding.span.start)
      line += "«\(finding.what)|\(finding.value)|\(finding.rule): "
      open.append(min(finding.span.end, open.last ?? span.end))
    }
    advance(to: span.end)
    return line
  }
}
