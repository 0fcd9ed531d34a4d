import Dispatch
import Glibc
import Prose
import Search
import Synchronization

/// Times the search engine over a folder of plain texts: `dateline-bench CORPUSDIR [QUERIES.tsv]`.
///
/// It prints a READY line as soon as a search would be answered, then one line for each line of queries:
/// class, stratum, words, hits, and the microseconds for the ten best without and with ten snippets, each the median
/// of five warm repetitions. A TYPING line then sums up what each key costs that types these queries, and an UPDATE
/// line what it costs to replace one text, both in microseconds.
@main
struct Bench {
  /// One field, neither stemmed nor weighed, as every peer has it.
  static let fields = [Field("text", .text, help: "words of the text")]

  static func main() {
    let start = Clock.now
    let arguments = CommandLine.arguments
    guard arguments.count >= 2, let corpus = Corpus(path: arguments[1]) else {
      print("usage: dateline-bench CORPUSDIR [QUERIES.tsv]")
      exit(2)
    }
    let index = index(of: corpus)
    let ready = Clock.now - start
    print(
      "READY {\"engine\":\"dateline\",\"inner_s\":\(ready),\"cpu_s\":\(Clock.processor),"
        + "\"rss_kb\":\(Memory.kilobytes("VmRSS:")),\"hwm_kb\":\(Memory.kilobytes("VmHWM:")),"
        + "\"docs\":\(corpus.count)}")
    fflush(nil)
    if arguments.count > 2 {
      var timing = QueryTiming(index: index)
      timing.run(arguments[2], over: corpus)
      timing.type(arguments[2], over: corpus)
      timing.update(corpus)
    }
    fflush(nil)
    _exit(0)
  }

  /// Half of the texts on each of two threads.
  private static func index(of corpus: Corpus) -> Index {
    let count = corpus.count
    let threads = 2
    let segments = Mutex([Segment?](repeating: nil, count: threads))
    DispatchQueue.concurrentPerform(iterations: threads) { part in
      let segment = corpus.segment(count * part / threads..<count * (part + 1) / threads, fields: fields)
      segments.withLock { $0[part] = segment }
    }
    return Index(fields: fields, segments: segments.withLock { $0.compactMap(\.self) })
  }
}
