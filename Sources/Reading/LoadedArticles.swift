public import News

/// What has been read of a dossier so far: the files listed, and what each of those gave that were read, the newest
/// first.
public struct LoadedArticles: Sendable {
  /// Empty where nothing has been listed.
  public let listing: [SourceFile]
  /// How many files have been read.
  public private(set) var filesRead = 0
  /// In the order of the listing; `nil` where a file has not been read.
  private var slots: [DossierReader.FileReading?]
  /// The listing's indexes in the order in which they are read.
  private let order: [Int]
  private let listingProblems: [Problem]

  /// Nothing: what a first reading starts from.
  public init() {
    self.init(files: [], problems: [])
  }

  init(listing: SourceListing) {
    self.init(files: listing.files, problems: listing.problems)
  }

  private init(files: [SourceFile], problems: [Problem]) {
    listing = files
    listingProblems = problems
    slots = Array(repeating: nil, count: files.count)
    let ages = files.map(\.newness)
    order = files.indices.sorted { (ages[$1], $0) < (ages[$0], $1) }
  }

  /// In the order of the listing.
  public var readings: [DossierReader.FileReading] { slots.compactMap(\.self) }

  /// The articles read so far, in the order of the listing.
  public var articles: [Article] { readings.flatMap(\.articles) }
  /// Of the listing, then of the files read so far.
  public var problems: [Problem] { listingProblems + readings.flatMap(\.problems) }

  public var fileCount: Int { listing.count }
  public var isComplete: Bool { filesRead == listing.count }

  /// Adds what the files of `nextBatch` gave.
  mutating func append(_ more: [DossierReader.FileReading]) {
    for (index, reading) in zip(order[filesRead...], more) { slots[index] = reading }
    filesRead += more.count
  }

  /// The files to read next; `nil` when all are read. The first batch is small, so that there is something to show
  /// at once; later ones are larger but bounded in bytes too, so that progress is seen.
  var nextBatch: [SourceFile]? {
    guard !isComplete else { return nil }
    let limit = max(16, min(filesRead, 512))
    var end = filesRead
    var bytes = 0
    while end < listing.count, end - filesRead < limit, bytes < 16 << 20 {
      bytes += listing[order[end]].size
      end += 1
    }
    return order[filesRead..<end].map { listing[$0] }
  }
}
