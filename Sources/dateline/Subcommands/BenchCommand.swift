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
      Megabytes of text for a second of processor time, whatever the number of cores: for the dossier as it is \
      (a small one is repeated up to a megabyte), and for ten copies of it in one.
      """, shouldDisplay: false)

  @OptionGroup var dossier: DossierArguments

  func run() throws {
    let loader = try dossier.loader()
    var meter = StageMeter()
    let lexicon = try LexiconReader.lexicon(at: loader.lexicon)
    let bench = DossierBench(
      paths: loader.paths, reader: DossierReader(lexicon: lexicon), analysis: Analysis(lexicon: lexicon))
    let preparation = meter.lap()
    let articles = bench.reader.read(loader.paths).articles
    let size = articles.reduce(0) { $0 + $1.text.utf8.count }
    guard size > 0 else { throw ExitStatus.nothingFound }
    let copies = max(1, 1_000_000 / size)
    let once = bench.speeds(copies: copies, of: articles)
    let tenfold = bench.speeds(copies: copies * 10, of: articles)
    print(
      "\(articles.count * copies) articles, \(Self.decimal(Double(size * copies) / 1e6)) MB;", terminator: " "
    )
    print("word lists prepared in \(Self.decimal(preparation * 1000)) ms of processor time")
    print(Self.row(["MB/s per core", "1x", "10x"]))
    for (before, after) in zip(once, tenfold) {
      print(Self.row([before.stage, Self.decimal(before.megabytes), Self.decimal(after.megabytes)]))
    }
  }

  private static func row(_ cells: [String]) -> String {
    let numbers = cells.dropFirst().map { String(repeating: " ", count: max(0, 10 - $0.count)) + $0 }
    return cells[0] + String(repeating: " ", count: max(0, 16 - cells[0].count)) + numbers.joined()
  }

  /// With one digit after the point.
  private static func decimal(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}

/// Runs a dossier through all stages.
private struct DossierBench {
  let paths: [String]
  let reader: DossierReader
  let analysis: Analysis

  /// Per stage, the megabytes of text that a second of processor time is enough for.
  func speeds(copies: Int, of articles: [Article]) -> [(stage: String, megabytes: Double)] {
    var meter = StageMeter()
    var times: [(stage: String, seconds: Double)] = []
    for _ in 0..<copies { _ = reader.read(paths) }
    let reading = meter.lap()
    let repeated = (0..<copies).flatMap { copy in
      articles.map { reader.article(named: "\(copy)/\($0.name)", $0.text) }
    }
    times.append(("clean", meter.lap()))
    times.insert(("read", max(0, reading - times[0].seconds)), at: 0)
    _ = analysis.dossier(of: repeated) { times.append(($0.rawValue, meter.lap())) }
    times.append(("whole", times.reduce(0) { $0 + $1.seconds }))
    let megabytes = Double(repeated.reduce(0) { $0 + $1.text.utf8.count }) / 1e6
    return times.map { ($0.stage, megabytes / max($0.seconds, 1e-6)) }
  }
}

/// Measures the time that the processor, on all cores together, spends on this program.
private struct StageMeter {
  private var last = Self.now

  /// Seconds since the last call, or since the start.
  mutating func lap() -> Double {
    let now = Self.now
    defer { last = now }
    return now - last
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
