import News
import Prose

/// An article's text with the findings written into it: `«label: words»`, nested.
struct AnnotatedArticle {
  private let text: Text
  /// Outer findings before inner ones, in order of the text.
  private let findings: [Finding]

  private struct Finding {
    let span: Span
    let label: String
  }

  init(_ dossier: Dossier, _ id: Article.ID) {
    text = dossier[id].text
    let quotes = dossier.quotes(in: id).map {
      Finding(span: $0.passage.span, label: Self.label($0, in: dossier))
    }
    let names = dossier.mentions(in: id).map {
      Finding(span: $0.span, label: Self.label($0, id, in: dossier))
    }
    let times = dossier.times[id.index].map { Finding(span: $0.span, label: "date|\($0.value)|\($0.rule)") }
    findings = (quotes + names + times).sorted {
      ($0.span.start, $1.span.end, $0.label) < ($1.span.start, $0.span.end, $1.label)
    }
  }

  private static func label(_ quote: Quote, in dossier: Dossier) -> String {
    let names = QuoteReport(dossier: dossier, quote: quote).speakerNames
    let rules = [quote.rule, quote.attribution?.rule].compactMap(\.self).joined(separator: ", ")
    return "\(quote.kind.rawValue) quote|\(names.isEmpty ? "-" : names.joined(separator: ", "))|\(rules)"
  }

  private static func label(_ mention: EntityMention, _ id: Article.ID, in dossier: Dossier) -> String {
    let entity = dossier[mention.entity]
    let rule = entity.mentions.first { $0.passage == Passage(id, mention.span) }?.rule ?? ""
    return "\(entity.kind.rawValue)|\(entity.name)|\(rule)"
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
      line += "«\(finding.label): "
      open.append(min(finding.span.end, open.last ?? span.end))
    }
    advance(to: span.end)
    return line
  }
}
