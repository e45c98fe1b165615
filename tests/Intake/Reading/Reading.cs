using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Programme.Common.V1;
using Programme.Intake;

namespace Programme.Tests;

/// <summary>What the one reader makes of a file: its rows, or why it is refused.</summary>
/// <param name="Rows">Cells in the order of the list's columns.</param>
/// <param name="Problems">Errors, as place, code and text.</param>
/// <param name="Notes">Notes, as code and text.</param>
internal sealed record Reading(IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<string> Problems, IReadOnlyList<string> Notes)
{
    /// <summary>A list with a column of each form; only the note may be left out.</summary>
    public static ListDescription Visits { get; } = new("visits", "visits.csv", "A row a visit.",
    [
        new("visit_ref", ColumnForm.Code, "V1", "Reference."),
        new("visited_on", ColumnForm.Day, "2021-09-01", "Day."),
        new("minutes", ColumnForm.Count, "60", "How long.") { WhenBlank = "not known" },
        new("place", ColumnForm.Text, "Hall", "Where.") { WhenBlank = "not known" },
        new("note", ColumnForm.Text, "", "Anything else.") { WhenBlank = "nothing", MayBeLeftOut = true },
    ]);

    public static Reading Of(string text, ListDescription? list = null) => Of(Encoding.UTF8.GetBytes(text), list);

    public static Reading Of(byte[] content, ListDescription? list = null, string name = "visits.csv", FileLayout? layout = null)
    {
        list ??= Visits;
        var problems = new RowProblems(name);
        var rows = new List<IReadOnlyList<string>>();
        try
        {
            using var file = UploadedFile.Of(name, ByteString.CopyFrom(content));
            using var table = CsvTable.Open(file, problems, list, layout);
            foreach (var row in table.Rows())
                rows.Add([.. list.Columns.Select(column => row.Text(column.Name))]);
        }
        catch (RpcException refusal) when (!problems.Any)
        {
            return new Reading([], [refusal.Status.Detail], []);
        }
        catch (RpcException)
        {
            rows.Clear();
        }
        var report = new ImportReport();
        problems.Fill(report);
        return new Reading(problems.Any ? [] : rows,
            [.. problems.Kept.Select(problem => $"{problem.Where}: {problem.Expected} [{problem.Code}]")],
            [.. report.Notes.Select(note => $"{note.Message} [{note.Code}]")]);
    }

    /// <summary>The one error of a file that must be refused.</summary>
    public string Refusal() => Assert.Single(Problems);

    /// <summary>The rows of a file that must be taken, each as one text.</summary>
    public IEnumerable<string> Taken()
    {
        Assert.Empty(Problems);
        return Rows.Select(row => string.Join("|", row));
    }
}
