import ArgumentParser
import FoundationEssentials
import News
import Reading

/// `dateline-train`: learns the weights by which names are spotted. A tool of this repository, not installed.
@main
struct DatelineTrain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dateline-train",
    abstract: "Learn the weights of the model of names from annotated texts.",
    discussion: """
      Each path is a file of JSON lines (unpacked): {"text", "entities": [{"start", "end", "label"}]} or \
      {"text", "clusters": [{"type", "mentions": [{"nstart", "nend", "kind"}]}]}. The same files in the same \
      order give the same model.
      """)

  @Option(help: "The folder of word lists.") var lexicon = "data/lexicon"
  @Option(help: "The file to write.") var output = "data/model/names.model"
  @Option(help: "How often each text is read.") var passes = Perceptron.Settings().passes
  @Option(help: "How often all is learnt anew, in another order.") var runs = Perceptron.Settings().runs
  @Option(help: "Of a hundred features, how many are hidden.") var dropped = Perceptron.Settings()
    .droppedPercent
  @Option(help: "The power of two of the table's size.") var bits = Perceptron.Settings().bucketBits
  @Option(help: "The seed of the order of the texts.") var seed = Perceptron.Settings().seed
  @Argument(help: "Files of annotated texts.") var paths: [String]

  func run() throws {
    let reader = NameExampleReader(lexicon: try LexiconReader.lexicon(at: lexicon))
    let examples = try paths.flatMap { path in
      let found = try Self.examples(at: path, reader)
      print("\(path): \(found.count) stretches, \(found.reduce(0) { $0 + $1.tags.count }) tokens")
      return found
    }
    let settings = Perceptron.Settings(
      passes: passes, runs: runs, bucketBits: bits, droppedPercent: dropped, seed: seed
    )
    let bytes = Perceptron.model(of: examples, settings).words.flatMap { word in
      (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) }
    }
    try Data(bytes).write(to: URL(filePath: output))
    print("\(output): \(bytes.count) bytes")
  }

  private static func examples(at path: String, _ reader: NameExampleReader) throws -> [NameExample] {
    let data = try Data(contentsOf: URL(filePath: path))
    return try data.split(separator: UInt8(ascii: "\n")).flatMap { line in
      let item = try JSONDecoder().decode(AnnotatedItem.self, from: Data(line))
      return reader.examples(in: item.annotatedText, names: item.names)
    }
  }
}
