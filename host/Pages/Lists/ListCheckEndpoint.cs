using Grpc.Core;
using Programme.Common.V1;

namespace Programme.Host;

/// <summary>A list before it is imported: what that would do, and importing it, once. Afterwards: what was done.</summary>
internal static class ListCheckEndpoint
{
    private const string WordField = "word";

    public static async Task ShowAsync(PageRequest request)
    {
        if (Kept(request) is var (kind, file))
            await WriteAsync(request, kind, file, []);
    }

    public static async Task ImportAsync(PageRequest request)
    {
        if (Kept(request) is not var (kind, file))
            return;
        if (file.SentAs == 0)
        {
            // A phone makes the first letter a capital.
            var word = request.Http.Request.Form[WordField].ToString().Trim();
            if (kind.Word.Length > 0 && !kind.Word.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                await WriteAsync(request, kind, file, [new(WordField, $"Type {kind.Word} to do it. Nothing was done.")]);
                return;
            }
            try
            {
                request.Session.Keep.Sent(file with { List = await ListSender.ImportAsync(request, file) }, 1);
            }
            catch (RpcException refusal) when (PageProblems.IsToMend(refusal))
            {
                await WriteAsync(request, kind, file, PageProblems.Of(refusal));
                return;
            }
        }
        request.Http.Response.Redirect($"/lists/{kind.Code}/checks/{file.Id}");
    }

    /// <summary>The file of the address; one that is kept no more leads to the choice of a file.</summary>
    private static (PageList Kind, KeptFile File)? Kept(PageRequest request)
    {
        var kind = ListKinds.OfAddress(request);
        if (request.Session.Keep.Files.FirstOrDefault(one => one.Id == request.Route("id") && one.List?.Kind == kind.Code) is { } file)
            return (kind, file);
        request.Http.Response.Redirect($"/lists/{kind.Code}?gone");
        return null;
    }

    private static Task WriteAsync(PageRequest request, PageList kind, KeptFile file, IReadOnlyList<PageProblem> problems) =>
        PageWriter.WriteAsync<ListCheckPage>(request.Http,
            problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            (nameof(ListCheckPage.Viewer), request.Viewer), (nameof(ListCheckPage.View), ListCheckView.Of(kind, file, problems)));
}

/// <summary>A list that was checked, or imported.</summary>
/// <param name="Kind">The list.</param>
/// <param name="Id">In its address.</param>
/// <param name="FileName">As the sender calls it.</param>
/// <param name="IsImported">Whether it is imported.</param>
/// <param name="IsNothing">Whether importing it changes nothing.</param>
/// <param name="Counts">What it does, by name.</param>
/// <param name="Changes">What changes in the register, counted in all, in the trial's authorities and on the list; empty = it is no
/// register.</param>
/// <param name="Notes">What is worth a look, where it is.</param>
/// <param name="NotesTotal">How many notes there are.</param>
/// <param name="Problems">Why it was not imported.</param>
public sealed record ListCheckView(PageList Kind, string Id, string FileName, bool IsImported, bool IsNothing,
    IReadOnlyList<(string Name, int Rows)> Counts, PageTable Changes, IReadOnlyList<(string Place, string Text)> Notes, int NotesTotal,
    IReadOnlyList<PageProblem> Problems)
{
    private const int MostNotes = 50;

    private static readonly IReadOnlyList<PageColumn> ChangeColumns =
    [
        new("change", "Change"), new("register", "Register", true), new("authorities", "Trial's authorities", true),
        new("listed", "On the list", true),
    ];

    /// <summary>From what a session keeps.</summary>
    internal static ListCheckView Of(PageList kind, KeptFile file, IReadOnlyList<PageProblem> problems)
    {
        var (report, register) = (file.List!.Report, file.List.Register);
        return new ListCheckView(kind, file.Id, PageText.FileName(file.Name), file.SentAs > 0, report.NothingChanged,
        [
            ("Rows read", report.RowsRead), ("New", report.RowsAdded), ("Changed", report.RowsChanged),
            ("There already, as they are", report.RowsUnchanged),
            .. report.RowsDropped > 0 ? [("Exact duplicates, left out", report.RowsDropped)] : Array.Empty<(string, int)>(),
            .. report.RowsRemoved > 0 ? [("Taken out, because the complete file lacks them", report.RowsRemoved)]
                : Array.Empty<(string, int)>(),
        ], new PageTable("What changes in the register", ChangeColumns, [.. (register?.ChangeCounts ?? []).Select(count =>
            (IReadOnlyList<PageCell>)[RegisterPreview.WordOf(count.Kind), count.Establishments, count.InAuthorities, count.Listed])]),
            [.. report.Notes.Take(MostNotes).Select(note => (PlaceOf(note), note.Message))], report.NotesTotal, problems);
    }

    private static string PlaceOf(RowNote note) => note is { Line: 0, Column: "", Place: "" } ? "The whole file"
        : Texts.Capital(ImportVerb.Where(note));
}
