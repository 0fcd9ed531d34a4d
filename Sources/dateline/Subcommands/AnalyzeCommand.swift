import ArgumentParser
import FoundationEssentials
import News
import Prose
import Reading

/// `dateline analyze`: a filter from JSON lines to JSON lines, for measuring the analysis against annotated text.
struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Read articles as JSON lines and write what is found in them as JSON lines.",
    discussion: """
      Each line is {"id", "text", "dct"} (dct: the publication date or null) or a dossier,
      {"id", "docs": [{"doc", "text", "dct"}]}. Offsets are UTF-8 bytes into the text.
      """)

  @Option(help: "The folder of word lists.") var lexicon: String?

  func run() throws {
    let lexicon = try LexiconReader.lexicon(at: DataFolder.lexicon(named: lexicon))
    let reader = DossierReader(lexicon: lexicon)
    let analysis = Analysis(lexicon: lexicon)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    while let line = readLine() {
      let item = try JSONDecoder().decode(AnalyzedItem.self, from: Data(line.utf8))
      print(String(decoding: try encoder.encode(item.findings(reader, analysis)), as: UTF8.self))
    }
  }
}

private struct AnalyzedItem: Decodable {
  let id: String
  let text: String?
  let dct: String?
  let docs: [Document]?

  struct Document: Decodable {
    let doc: String
    let text: String
    let dct: String?
  }

  func findings(_ reader: DossierReader, _ analysis: Analysis) -> Findings {
    let documents = docs ?? [Document(doc: "", text: text ?? "", dct: dct)]
    let dossier = analysis.dossier(of: documents.map { article($0, reader) })
    return Findings(id: id, of: dossier, isDossier: docs != nil, analysis)
  }

  private func article(_ document: Document, _ reader: DossierReader) -> Article {
    let published = document.dct.flatMap { Day(iso: $0) }
    return reader.article(
      named: document.doc, Text(document.text),
      published: published.map { Sourced($0, .frontMatter(key: "dct")) })
  }
}

private struct Findings: Encodable {
  var id: String
  var quotes: [QuoteRecord] = []
  /// Indirect speech, apart from the quotes, which it does not count among.
  var reports: [QuoteRecord] = []
  var entities: [EntityRecord] = []
  var dates: [DateRecord] = []
  var sentences: [[Int]] = []
  var tok: [Int] = []
  var boilerplate: [[Int]] = []
  var mentions: [MentionRecord] = []
  var events: [EventRecord] = []

  struct SpanRecord: Encodable {
    let start: Int
    let end: Int
  }
  struct QuoteRecord: Encodable {
    let start: Int
    let end: Int
    let kind: String
    let rule: String
    let cue: SpanRecord?
    let speaker: SpanRecord?
    let speaker_name: String?
  }
  struct EntityRecord: Encodable {
    let start: Int
    let end: Int
    let label: String
  }
  struct DateRecord: Encodable {
    let start: Int
    let end: Int
    let type: String
    let value: String
  }
  struct MentionRecord: Encodable {
    let doc: String?
    let start: Int
    let end: Int
    let entity: Int
  }
  /// An event as one date gives it: events whose sources give several dates make several records.
  struct EventRecord: Encodable {
    let label: String
    let status: String
    let rule: String
    /// `2026`, `2026-01` or `2026-01-05`, where the days are one such period.
    let date: String?
    let begin: String?
    let end: String?
    let mentions: [PlaceRecord]
  }
  struct PlaceRecord: Encodable {
    let doc: String?
    let start: Int
    let end: Int
  }

  init(id: String, of dossier: Dossier, isDossier: Bool, _ analysis: Analysis) {
    self.id = id
    let name = { (article: Article.ID) in isDossier ? dossier.articles[article.index].name : nil }
    for quote in dossier.quotes {
      if quote.kind == .indirect {
        reports.append(Self.record(of: quote, kind: "indirect", in: dossier))
      } else {
        // The scorers know speech and what only looks like it; a quotation inside another is part of its speech.
        let isSpeech = quote.isSpeech && quote.kind != .nested
        quotes.append(Self.record(of: quote, kind: isSpeech ? "speech" : "scare", in: dossier))
      }
    }
    for (index, entity) in dossier.entities.enumerated() {
      let label = entity.kind == .person ? "PERSON" : entity.kind == .place ? "PLACE" : "ORG"
      for mention in entity.mentions {
        let span = mention.passage.span
        entities.append(EntityRecord(start: span.start, end: span.end, label: label))
        mentions.append(
          MentionRecord(doc: name(mention.passage.article), start: span.start, end: span.end, entity: index))
      }
    }
    dates = dossier.times.flatMap(\.self).map {
      DateRecord(start: $0.span.start, end: $0.span.end, type: $0.kind.rawValue, value: $0.value)
    }
    for article in dossier.articles {
      let text = analysis.tokenizedWhole(article)
      sentences += text.sentences.map { [$0.span.start, $0.span.end] }
      tok += text.tokens.flatMap { text.treebankSpans(of: $0) }.flatMap { [$0.start, $0.end] }
      // A caption stays in the article, but it is no part of the body.
      let captions = article.blocks.filter { $0.kind == .caption }.map(\.span)
      boilerplate += (article.removals.map(\.span) + captions).sorted().map { [$0.start, $0.end] }
    }
    events = dossier.events.flatMap { event in
      Self.records(of: event, label: dossier.articles[event.label.article.index].text[event.label.span], name)
    }
  }

  private static func record(of quote: Quote, kind: String, in dossier: Dossier) -> QuoteRecord {
    QuoteRecord(
      start: quote.passage.span.start, end: quote.passage.span.end, kind: kind,
      rule: quote.attribution?.rule ?? quote.rule,
      cue: quote.attribution?.cue.map { SpanRecord(start: $0.start, end: $0.end) },
      speaker: quote.attribution.map { SpanRecord(start: $0.speaker.start, end: $0.speaker.end) },
      speaker_name: quote.speakers.first.map { dossier.entities[$0.index].name })
  }

  private static func records(
    of event: Event, label: String, _ name: (Article.ID) -> String?
  ) -> [EventRecord] {
    var order: [TimeSpan] = []
    var places: [TimeSpan: [PlaceRecord]] = [:]
    for telling in event.tellings + event.context {
      let days = telling.days.map { event.days.refines($0) ? event.days : $0 } ?? event.days
      if places[days] == nil { order.append(days) }
      let span = telling.passage.span
      places[days, default: []].append(
        PlaceRecord(doc: name(telling.passage.article), start: span.start, end: span.end))
    }

    return order.map { days in
      let date = days.isoPeriod
      return EventRecord(
        label: label, status: event.status.rawValue, rule: event.rule, date: date,
        begin: date == nil ? days.first?.iso : nil, end: date == nil ? days.last?.iso : nil,
        mentions: places[days] ?? [])
    }
  }
}
