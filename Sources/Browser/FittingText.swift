import News
import Prose

/// How much of one article's text fits a filter.
enum FittingText: Hashable, Sendable {
  case none, whole
  /// Some of its paragraphs, in order, each up to where the next begins. Never empty.
  case paragraphs([Span])

  func contains(_ offset: Int) -> Bool {
    switch self {
    case .none: return false
    case .whole: return true
    case .paragraphs(let spans):
      let next = spans.partitioningIndex { $0.start > offset }
      return next > 0 && offset < spans[next - 1].end
    }
  }

  func intersection(_ other: FittingText) -> FittingText {
    switch (self, other) {
    case (.none, _), (_, .none): return .none
    case (.whole, _): return other
    case (_, .whole): return self
    case (.paragraphs(let spans), .paragraphs):
      let common = spans.filter { other.contains($0.start) }
      return common.isEmpty ? .none : .paragraphs(common)
    }
  }
}

extension Filter {
  /// Per article, what fits all parts.
  func fittingText(in dossier: Dossier) -> [FittingText] {
    var fitting = [FittingText](repeating: .whole, count: dossier.articles.count)
    let outlets = Set(outlets)
    if !outlets.isEmpty {
      for index in fitting.indices {
        let isWanted = dossier.articles[index].outlet.map { outlets.contains($0.value) } ?? false
        if !isWanted { fitting[index] = .none }
      }
    }
    for part in parts {
      guard let fits = Self.fittingText(part, in: dossier) else { continue }
      for index in fitting.indices { fitting[index] = fitting[index].intersection(fits[index]) }
    }
    return fitting
  }

  /// `nil` for outlets, which fit together.
  private static func fittingText(_ part: Part, in dossier: Dossier) -> [FittingText]? {
    switch part {
    case .outlet: return nil
    case .entity(let id):
      let quotes = dossier.quotes(by: id).map { dossier.quotes[$0.index].passage }
      return paragraphs(of: dossier.entities[id.index].mentions.map(\.passage) + quotes, in: dossier)
    case .speaker(let id):
      return paragraphs(of: dossier.quotes(by: id).map { dossier.quotes[$0.index].passage }, in: dossier)
    case .event(let id):
      return paragraphs(of: dossier.events[id.index].tellings.map(\.passage), in: dossier)
    case .days(let days):
      let events = dossier.events.filter { $0.days.isDated && $0.days.overlaps(days) }
      return paragraphs(of: events.flatMap { $0.tellings.map(\.passage) }, in: dossier)
    case .query(let query):
      var fitting = [FittingText](repeating: .none, count: dossier.articles.count)
      for article in (try? dossier.search(query).articles) ?? [] { fitting[article.index] = .whole }
      return fitting
    }
  }

  /// The paragraphs that passages start in.
  private static func paragraphs(of passages: [Passage], in dossier: Dossier) -> [FittingText] {
    var spans = [[Span]](repeating: [], count: dossier.articles.count)
    for passage in passages {
      let index = passage.article.index
      spans[index].append(dossier.articles[index].paragraph(at: passage.span.start))
    }
    return spans.map { spans in
      guard !spans.isEmpty else { return .none }
      let ordered = spans.sorted()
      return .paragraphs(
        ordered.indices.filter { $0 == 0 || ordered[$0] != ordered[$0 - 1] }.map { ordered[$0] })
    }
  }
}

extension Article {
  /// The paragraph at an offset, up to where the next begins.
  fileprivate func paragraph(at offset: Int) -> Span {
    let next = blocks.partitioningIndex { $0.span.start > offset }
    let end = next < blocks.count ? blocks[next].span.start : text.utf8.count
    return Span(next > 0 ? blocks[next - 1].span.start : 0, max(end, offset))
  }
}

extension TimeSpan {
  /// Whether it has a bound at all.
  var isDated: Bool { first != nil || last != nil }
}
