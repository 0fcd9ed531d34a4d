import Prose
import Screen
import Search
import TestSupport

@testable import Browser
@testable import News

/// A small invented story whose findings are written into its text, so that screens depend on no analysis.
enum Fixture {
  static let harbour = dossier([
    """
    name: 2026-03-02-gazette.txt | Harbour Gazette | 2026-03-02
    title: Ferry strike ends after night of talks
    «place|Port Ostrow: Port Ostrow» – The ferries sail again from «date|2026-03-03: Tuesday». \
    «event|2026-03-02|reported: Crews and owners signed an accord» after eleven hours of talks, \
    «person|Mara Lindqvist: Mara Lindqvist», who leads the «organisation|Seafarers' Union: Seafarers' Union», said on \
    «date|2026-03-02: Monday».
    «quote|Mara Lindqvist|said: “Nobody got everything, and everybody got home,”» «person|Mara Lindqvist: Lindqvist» \
    said. «quote|Mara Lindqvist|: “The roster is fair now, and that is what the crews asked for from the first day \
    of this dispute.”»
    Owners call the accord «term: “the Ostrow model”». «person|Teo Barros: Teo Barros» of \
    «organisation|Northline: Northline» said it would cost «quote|Teo Barros|said: “more than we wished, less than a \
    silent harbour”».
    caption: Crews return to the quay. PHOTO: Gazette
    removed promotion: Sign up for our newsletter
    """,
    secondSource,
    """
    name: notes.txt
    An undated page without a headline recalls the strike of «date|2011: 2011», when \
    «event|2011|background: the harbour stood still for a month». «person|Mara Lindqvist: Lindqvist» was a deckhand then.
    """,
  ])

  static let secondSource = """
    name: 2026-03-01-coast-radio.txt | Coast Radio | 2026-03-01
    title: No ferries on Sunday as strike enters third week
    Ferries stayed in «place|Port Ostrow: Port Ostrow» for the fifteenth day. \
    «event|2026-02-15|reported: The strike began on 15 February» over night shifts.
    «quote|Teo Barros|told: “We will sit down tomorrow,”» «person|Teo Barros: Teo Barros» told listeners. \
    «event|2026-03-02|planned: Talks are to open on Monday» at the town hall.
    """

  /// A name that is spelt in two ways.
  static let misspelt = """
    name: 2026-03-03-misspelt.txt | Post | 2026-03-03
    title: Strike is over
    «person|Mara Lindqvist: Mara Lindqvist» and «person|Mara Lindqvist: Lindqvist» and \
    «person|Mara Lindquist: Mara Lindquist» spoke.
    """

  /// An article in which nothing is found.
  static let plain = """
    name: 2026-03-04-plain.txt | Post | 2026-03-04
    title: Nothing to report
    The quay is empty.
    """

  /// Characters two columns wide, and a title and an outlet longer than any list.
  static let wide = """
    name: 2026-03-05-wide.txt | 沿岸放送局ニュースセンター国際報道部・編集委員会 | 2026-03-05
    title: 港のフェリー、一晩の話し合いを経て運航を再開へ、組合と船主が合意書に署名、乗組員は火曜日から再び海に出る見通しとなった
    «place|釜山: 釜山»の港で«person|김민준: 김민준»は«quote|김민준|said: “모두가 집으로 돌아갔습니다. 새로운 근무표는 공정합니다.”» (談)。\
    «event|2026-03-05|reported: 乗組員と船主は十一時間に及ぶ話し合いの末に合意書に署名した»。
    """

  /// Reads articles: a first line of name, outlet and day, then a block a line (`title:`, `caption:`, `removed
  /// <reason>:` before those that are no paragraph), with findings as `AnnotatedText`.
  static func dossier(_ sources: [String]) -> Dossier {
    var builder = DossierBuilder()
    for source in sources { builder.add(source) }
    return builder.dossier
  }
}

private struct DossierBuilder {
  private var articles: [Article] = []
  private var quotes: [(quote: Quote, speaker: String?)] = []
  private var times: [[TimeMention]] = []
  private var events: [Event] = []
  /// By name, in order of first mention.
  private var names: [(name: String, kind: Entity.Kind)] = []
  private var mentions: [String: [Mention]] = [:]
  private var forms: [String: [String: Int]] = [:]

  mutating func add(_ source: String) {
    var lines = source.split(separator: "\n").map(String.init)
    let head = lines.removeFirst().dropFirst("name: ".count).split(separator: "|").map {
      String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    let id = Article.ID(articles.count)
    var parts = Parts()
    var text = ""
    var annotations: [AnnotatedText.Annotation] = []
    for (index, line) in lines.enumerated() {
      let (kind, content) = Self.kind(of: line)
      let annotated = AnnotatedText(parsing: content)
      let offset = text.utf8.count
      text += annotated.text + "\n\n"
      let span = Span(offset, offset + annotated.text.utf8.count)
      parts.add(kind, span, line: index * 2 + 1)
      annotations += annotated.annotations.map {
        AnnotatedText.Annotation($0.range.lowerBound + offset..<$0.range.upperBound + offset, $0.label)
      }
    }
    let whole = Text(text)
    times.append([])
    for annotation in annotations {
      let span = Span(annotation.range.lowerBound, annotation.range.upperBound)
      note(
        annotation.label.split(separator: "|", omittingEmptySubsequences: false).map(String.init), span, id,
        whole)
    }
    articles.append(
      Article(
        name: head[0], path: head[0], text: whole, blocks: parts.blocks, removals: parts.removals,
        title: parts.title.map { Sourced(whole[$0], .text($0)) },
        outlet: head.count > 1 ? Sourced(head[1], .frontMatter(key: "outlet")) : nil,
        published: head.count > 2 ? Day(iso: head[2]).map { Sourced($0, .frontMatter(key: "date")) } : nil))
  }

  private struct Parts {
    var blocks: [Block] = []
    var removals: [Removal] = []
    var title: Span?

    mutating func add(_ kind: String, _ span: Span, line: Int) {
      if let reason = Removal.Reason(rawValue: kind) {
        removals.append(Removal(reason, span, line: line, rule: "test"))
      } else {
        let kind = Block.Kind(rawValue: kind) ?? .paragraph
        if kind == .title { title = span }
        blocks.append(Block(kind, span, line: line))
      }
    }
  }

  private static func kind(of line: String) -> (String, String) {
    for kind in Block.Kind.allCases.map(\.rawValue) where line.hasPrefix(kind + ": ") {
      return (kind, String(line.dropFirst(kind.count + 2)))
    }
    guard line.hasPrefix("removed "), let colon = line.firstIndex(of: ":") else { return ("paragraph", line) }
    return (String(line[..<colon].dropFirst("removed ".count)), String(line[colon...].dropFirst(2)))
  }

  private mutating func note(_ label: [String], _ span: Span, _ id: Article.ID, _ text: Text) {
    let passage = Passage(id, span)
    switch label[0] {
    case "person", "organisation", "place":
      if mentions[label[1]] == nil { names.append((label[1], Entity.Kind(rawValue: label[0]) ?? .place)) }
      mentions[label[1], default: []].append(Mention(passage: passage, reason: MentionReason(.listedPlace)))
      forms[label[1], default: [:]][text[span], default: 0] += 1
    case "quote": quotes.append((quote(.direct, passage, cue: label[2], text), label[1]))
    case "term": quotes.append((quote(.term, passage, cue: nil, text), nil))
    case "date": times[id.index].append(time(span, label[1]))
    case "event":
      let status = Event.Status(rawValue: label[2]) ?? .reported
      let days = time(span, label[1]).days ?? TimeSpan(first: nil, last: nil, grain: .vague)
      let telling = Telling(passage: passage, time: nil, rule: "test")
      events.append(Event(label: passage, days: days, status: status, tellings: [telling], rule: "test"))
    default: break
    }
  }

  private func quote(_ kind: Quote.Kind, _ passage: Passage, cue: String?, _ text: Text) -> Quote {
    let speaker = Span(passage.span.end + 1, passage.span.end + 2)
    return Quote(
      kind: kind, passage: passage, hasOpeningMark: true, hasClosingMark: true,
      attribution: cue.map { Attribution(speaker: speaker, cue: $0.isEmpty ? nil : speaker, rule: "test") },
      rule: "test")
  }

  private func time(_ span: Span, _ value: String) -> TimeMention {
    let days: TimeSpan? =
      if let day = Day(iso: value) { TimeSpan(day) } else if let year = Int(value) {
        TimeSpan(
          first: Day(year: year, month: 1, day: 1), last: Day(year: year, month: 12, day: 31), grain: .year)
      } else { nil }
    return TimeMention(kind: .date, span: span, value: value, days: days, anchor: nil, rule: "test")
  }

  var dossier: Dossier {
    let ordered = names.sorted { a, b in
      let counts = (mentions[a.name]?.count ?? 0, mentions[b.name]?.count ?? 0)
      return a.kind != b.kind
        ? a.kind.rawValue < b.kind.rawValue : counts.0 != counts.1 ? counts.0 > counts.1 : a.name < b.name
    }
    let entities = ordered.map { name, kind in
      let aliases = (forms[name] ?? [:]).map { Alias(form: $0.key, count: $0.value) }
      return Entity(
        kind: kind, name: name, aliases: aliases.sorted { $0.form < $1.form }, mentions: mentions[name] ?? [])
    }
    let spoken = quotes.map { quote, speaker in
      quote.spoken(by: entities.indices.filter { entities[$0].name == speaker }.map { Entity.ID($0) })
    }
    var documents = articles.map { Document($0) }
    for index in articles.indices {
      let inArticle = entities.enumerated().flatMap { id, entity in
        entity.mentions.filter { $0.passage.article.index == index }.map {
          EntityMention(span: $0.passage.span, entity: Entity.ID(id))
        }
      }
      documents[index].add(
        quotes: spoken.filter { $0.passage.article.index == index }, mentions: inArticle
      ) { SearchNames(entities[$0.index]) }
    }
    return Dossier(
      articles: articles, quotes: spoken, entities: entities, times: times,
      events: events.sorted { ($0.days.last?.number ?? 0) < ($1.days.last?.number ?? 0) },
      problems: [Problem(.failure, path: "locked.txt", "no permission to read it")],
      index: Index(fields: DossierField.fields, documents: documents),
      wordCounts: articles.map { $0.text.string.split(separator: " ").count })
  }
}

/// A browser of the invented story that keys can be sent to.
struct Browsing {
  var state: BrowserState
  private(set) var effects: [Effect] = []

  init(
    _ size: Size = Size(rows: 24, columns: 80), _ dossier: Dossier = Fixture.harbour,
    memory: Memory = Memory(), settings: Settings = Settings()
  ) {
    state = BrowserState(name: "harbour", size: size, settings: settings, memory: memory)
    send(.loaded(dossier, .complete))
  }

  mutating func send(_ message: Message) { effects += state.update(message) }

  /// Sends keys in their notation.
  mutating func press(_ keys: String) {
    for key in Key.keys(keys) ?? [] { send(.key(key)) }
  }

  /// Sends keys to a copy.
  func pressing(_ keys: String) -> Browsing {
    var copy = self
    copy.press(keys)
    return copy
  }

  var screen: String { state.render().text }
}
