import ArgumentParser
import Glibc
import News
import Prose
import Reading

/// `dateline bench`: how fast each stage of the analysis is, and whether its cost grows with the dossier.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Print the speed of each stage of the analysis.",
    discussion: """
      Megabytes of text for a second of processor time, whatever the number of cores, at two sizes: for the dossier \
      and ten copies of it in one; of a dossier above \(DossierBench.large / 1_000_000) MB for a tenth of it and for \
      the whole, of one above \(DossierBench.limit / 1_000_000) MB for parts of it. At last the processor time that \
      the findings take when one article has changed.
      """, shouldDisplay: false)

  @OptionGroup var dossier: DossierArguments

  func run() throws {
    let loader = try dossier.loader()
    var meter = StageMeter()
    let lexicon = try LexiconReader.lexicon(at: loader.lexicon)
    let (analysis, _) = loader.preparedAnalysis(lexicon)
    let bench = DossierBench(
      reader: DossierReader(lexicon: lexicon), analysis: analysis, lexicon: lexicon)
    let preparation = meter.lap()
    let articles = bench.reader.read(loader.paths).articles
    guard articles.contains(where: { !$0.text.isEmpty }) else { throw ExitStatus.nothingFound }
    let samples = bench.samples(of: articles)
    let measures = samples.map(bench.measure)
    print("word lists prepared in \(Self.decimal(preparation.processor * 1000)) ms of processor time")
    print(Self.row(["MB/s per core"] + samples.map { "\(Self.decimal($0.megabytes)) MB" }))
    for (index, stage) in measures[0].stages.enumerated() {
      print(Self.row([stage.name] + measures.map { Self.decimal($0.stages[index].megabytesPerSecond) }))
    }
    print(Self.row(["articles"] + samples.map { String($0.count) }))
    print(Self.row(["seconds"] + measures.map { Self.decimal($0.elapsed) }))
    print(Self.row(["cores at work"] + measures.map { Self.decimal($0.coresAtWork) }))
    print(Self.row(["ms for a change"] + measures.map { Self.decimal($0.change * 1000) }))
  }

  private static func row(_ cells: [String]) -> String {
    let numbers = cells.dropFirst().map { String(repeating: " ", count: max(0, 10 - $0.count)) + $0 }
    return cells[0] + String(repeating: " ", count: max(0, 18 - cells[0].count)) + numbers.joined()
  }

  /// With one digit after the point.
  private static func decimal(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}

/// Runs articles through all stages.
private struct DossierBench {
  let reader: DossierReader
  let analysis: Analysis
  let lexicon: Lexicon

  /// Bytes of text from which on a dossier is not repeated, and more than which nothing runs.
  static let large = 10_000_000
  static let limit = 20_000_000

  /// Articles to measure: some of the dossier's, and how often they are repeated.
  struct Sample {
    let articles: [Article]
    let copies: Int

    var count: Int { articles.count * copies }
    var megabytes: Double { Double(articles.reduce(0) { $0 + $1.text.utf8.count } * copies) / 1e6 }

    /// Every `step`-th article.
    func thinned(_ step: Int) -> Sample {
      Sample(articles: stride(from: 0, to: articles.count, by: step).map { articles[$0] }, copies: copies)
    }
  }

  /// What a sample took.
  struct Measure {
    var stages: [(name: String, megabytesPerSecond: Double)] = []
    /// Seconds on the clock.
    let elapsed: Double
    let coresAtWork: Double
    /// Seconds of processor time after one article of them has changed.
    let change: Double
  }

  /// Two samples, the second one ten times the first.
  func samples(of articles: [Article]) -> [Sample] {
    let size = articles.reduce(0) { $0 + $1.text.utf8.count }
    guard size >= Self.large else {
      let copies = max(1, 1_000_000 / size)
      return [copies, copies * 10].map { Sample(articles: articles, copies: $0) }
    }
    let whole = Sample(articles: articles, copies: 1).thinned((size + Self.limit - 1) / Self.limit)
    return [whole.thinned(10), whole]
  }

  /// The time of each stage; of reading only what it does besides cleaning, on files that were read just before.
  func measure(_ sample: Sample) -> Measure {
    var times: [(name: String, time: StageMeter.Time)] = []
    var meter = StageMeter()
    let paths = sample.articles.map(\.path)
    for _ in 0..<sample.copies { _ = reader.read(paths) }
    let reading = meter.lap()
    let articles = concurrentMap(0..<sample.count) { index in
      let article = sample.articles[index % sample.articles.count]
      return reader.article(named: "\(index / sample.articles.count)/\(article.name)", article.text)
    }
    let cleaning = meter.lap()
    times.append(("read", reading - cleaning))
    times.append(("clean", cleaning))
    _ = analysis.dossier(of: articles) { times.append(($0.rawValue, meter.lap())) }
    let found = times.dropFirst().dropLast().reduce(StageMeter.Time()) { $0 + $1.time }
    let whole = times.reduce(StageMeter.Time()) { $0 + $1.time }
    times += [("clean to timeline", found), ("whole", whole)]
    return Measure(
      stages: times.map { ($0.name, sample.megabytes / max($0.time.processor, 1e-6)) },
      elapsed: whole.elapsed, coresAtWork: whole.processor / max(whole.elapsed, 1e-6),
      change: change(in: articles).processor)
  }

  /// The time for what is found in all articles after the one in the middle has changed.
  private func change(in articles: [Article]) -> StageMeter.Time {
    let memory = analysis.dossier(of: Analysis.Outline(of: articles, lexicon: lexicon)).memory
    var changed = articles
    let middle = articles[articles.count / 2]
    changed[articles.count / 2] = reader.article(
      named: middle.name,
      Text("\(middle.text.string)\n\nThe port of Calder opened on Monday, Ana Costa said.\n"))
    var meter = StageMeter()
    let outline = Analysis.Outline(of: changed, lexicon: lexicon, reusing: memory)
    _ = analysis.dossier(of: outline)
    return meter.lap()
  }
}

/// Measures the time that the processor, on all cores together, spends on this program, and the time on the clock.
private struct StageMeter {
  /// Seconds.
  struct Time {
    var processor = 0.0
    var elapsed = 0.0

    static func + (a: Time, b: Time) -> Time {
      Time(processor: a.processor + b.processor, elapsed: a.elapsed + b.elapsed)
    }
    static func - (a: Time, b: Time) -> Time {
      Time(processor: max(0, a.processor - b.processor), elapsed: max(0, a.elapsed - b.elapsed))
    }
  }

  private var last = Self.now

  /// The time since the last call, or since the start.
  mutating func lap() -> Time {
    let now = Self.now
    defer { last = now }
    return now - last
  }

  private static var now: Time {
    Time(processor: seconds(CLOCK_PROCESS_CPUTIME_ID), elapsed: seconds(CLOCK_MONOTONIC))
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
