import News
import Prose

/// Something found in an article, with the rule that found it.
struct Finding {
  let span: Span
  /// `direct quote`, `person`, `date`, `event`…
  let what: String
  /// Who speaks, the full name, the day…; `-` for none.
  let value: String
  let rule: String
}

extension Dossier {
  /// Everything found in an article, outer findings before inner ones, in order of the text.
  func findings(in id: Article.ID) -> [Finding] {
    let quotes = quotes(in: id).map { finding($0) }
    let names = mentions(in: id).map { finding($0, id) }
    let times = times[id.index].map { Finding(span: $0.span, what: "date", value: $0.value, rule: $0.rule) }
    let events = events(in: id).flatMap { findings(of: self[$0], in: id) }
    return (quotes + names + times + events).sorted {
      ($0.span.start, $1.span.end, $0.what, $0.value) < ($1.span.start, $0.span.end, $1.what, $1.value)
    }
  }

  private func finding(_ quote: Quote) -> Finding {
    let names = voices(of: quote)
    let what = quote.kind == .indirect ? "indirect speech" : "\(quote.kind.rawValue) quote"
    let rules = [quote.rule == what ? nil : quote.rule, quote.attribution?.rule].compactMap(\.self)
    return Finding(
      span: quote.passage.span, what: what, value: names.isEmpty ? "-" : names.joined(separator: ", "),
      rule: rules.joined(separator: ", "))
  }

  private func finding(_ mention: EntityMention, _ id: Article.ID) -> Finding {
    let entity = self[mention.entity]
    let rule = entity.mentions.first { $0.passage == Passage(id, mention.span) }?.rule ?? ""
    return Finding(span: mention.span, what: entity.kind.rawValue, value: entity.name, rule: rule)
  }

  private func findings(of event: Event, in id: Article.ID) -> [Finding] {
    event.tellings.filter { $0.passage.article == id }.map { telling in
      Finding(
        span: telling.passage.span, what: "\(event.status.rawValue) event", value: event.days.notation,
        rule: "\(event.rule), \(telling.rule)")
    }
  }
}
