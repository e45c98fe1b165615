using Google.Protobuf;
using Grpc.Core;
using Programme;
using Programme.Common.V1;
using Programme.Intake;
using Programme.Tests;
using SharpFuzz;

// The readers under AFL++ (tests/Fuzz/run). `lists`: whatever the bytes, a file is taken or refused, and no text is taken whose rows differ
// from what a strict reader sees. `json`: whatever a request says, it is understood as the contracts have it, or refused by field.
// With a file as second argument: read that one, to look into what AFL found.
// Nothing of what is instrumented may run before AFL has given its memory: therefore later.
var list = new Lazy<ListDescription>(() => new("visits", "visits.csv", "A row a visit.",
[
    new("visit_ref", ColumnForm.Code, "V1", "Reference."),
    new("visited_on", ColumnForm.Day, "2021-09-01", "Day."),
    new("minutes", ColumnForm.Count, "60", "How long.") { WhenBlank = "not known" },
    new("place", ColumnForm.Text, "Hall", "Where.") { WhenBlank = "not known" },
    new("note", ColumnForm.Text, "", "Anything else.") { WhenBlank = "nothing", MayBeLeftOut = true },
]));

Action<byte[]> read = args is ["json", ..] ? Judge : Read;
if (args.Length == 2)
    read(await File.ReadAllBytesAsync(args[1]));
else
    Fuzzer.OutOfProcess.Run(stream =>
    {
        using var held = new MemoryStream();
        stream.CopyTo(held);
        read(held.ToArray());
    });

void Judge(byte[] content)
{
    if (JsonOracle.Fault(content) is { } fault)
        throw new InvalidDataException(fault);
}

void Read(byte[] content)
{
    var visits = list.Value;
    var problems = new RowProblems("visits.csv");
    var rows = new List<List<string>>();
    try
    {
        using var file = UploadedFile.Of("visits.csv", ByteString.CopyFrom(content));
        using var table = CsvTable.Open(file, problems, visits);
        foreach (var row in table.Rows())
            rows.Add([.. visits.Columns.Select(column => row.Text(column.Name))]);
    }
    catch (RpcException)
    {
        return;
    }
    var report = new ImportReport();
    problems.Fill(report);
    if (report.Notes.Any(note => note.Code == FieldCodes.BesideList))
        return;
    if (!problems.Any && StrictReader.Rows(content) is { } strict && IsOfCommas(strict))
        Compare(strict, rows);
}

bool IsOfCommas(List<string[]> rows) => rows.Find(row => !IsPassedOver(row)) is { Length: >= 4 } header
    && header.Select(CellText.Code).Contains("visit_ref", StringComparer.OrdinalIgnoreCase);

bool IsPassedOver(string[] row) => row.All(CellText.IsBlank) || row[0].StartsWith("sep=", StringComparison.OrdinalIgnoreCase);

void Compare(List<string[]> strict, List<List<string>> rows)
{
    var expected = strict.Where(row => !IsPassedOver(row)).Skip(1).ToList();
    if (expected.Count != rows.Count)
        throw new InvalidDataException($"{rows.Count} rows were taken, a strict reader sees {expected.Count}.");
    foreach (var (one, other) in expected.Zip(rows))
    {
        if (!other.Where(cell => cell.Length > 0)
            .All(cell => one.Any(cells => CellText.Value(cells) == cell || CellText.Trimmed(cells) == cell)))
            throw new InvalidDataException($"'{string.Join("|", other)}' was taken, a strict reader sees '{string.Join("|", one)}'.");
    }
}
