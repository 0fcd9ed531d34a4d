public import News

/// What has been read of a dossier so far: the files listed, and what each of the first `filesRead` gave.
public struct LoadedArticles: Sendable {
  /// Empty where nothing has been listed.
  public let listing: [SourceFile]
  /// In the order of the listing; as many as have been read.
  public private(set) var readings: [DossierReader.FileReading] = []
  private let listingProblems: [Problem]

  /// Nothing: what a first reading starts from.
  public init() {
    listing = []
    listingProblems = []
  }

  init(listing: SourceListing) {
    self.listing = listing.files
    listingProblems = listing.problems
  }

  /// The articles read so far, in the order of the listing.
  public var articles: [Article] { readings.flatMap(\.articles) }
  /// Of the listing, then of the files read so far.
  public var problems: [Problem] { listingProblems + readings.flatMap(\.problems) }

  public var filesRead: Int { readings.count }
  public var fileCount: Int { listing.count }
  public var isComplete: Bool { readings.count == listing.count }

  mutating func append(_ more: [DossierReader.FileReading]) {
    readings += more
  }

  /// The files to read next; `nil` when all are read. The first batch is small, so that there is something to show
  /// at once; later ones are larger but bounded in bytes too, so that progress is seen.
  var nextBatch: ArraySlice<SourceFile>? {
    guard !isComplete else { return nil }
    let limit = max(16, min(readings.count, 512))
    var end = readings.count
    var bytes = 0
    while end < listing.count, end - readings.count < limit, bytes < 16 << 20 {
      bytes += listing[end].size
      end += 1
    }
    return listing[readings.count..<end]
  }
}
