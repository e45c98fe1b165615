using System.Security.Cryptography;
using System.Text;
using Grpc.Core;

namespace Programme.Host;

/// <summary>The lists that a role may import: which there are, what is in one, its template, and the choice of a file.</summary>
internal static class ListsEndpoint
{
    private static readonly IReadOnlyList<PageProblem> NoFile = [new(ListForm.FileField, "Choose the file of the list.")];

    public static async Task IndexAsync(PageRequest request)
    {
        var kinds = ListKinds.Of(request);
        if (kinds.Count == 0)
            throw Faults.NotFound("page", "this");
        await PageWriter.WriteAsync<ListsPage>(request.Http, StatusCodes.Status200OK, (nameof(ListsPage.Viewer), request.Viewer),
            (nameof(ListsPage.Kinds), kinds));
    }

    public static Task ShowAsync(PageRequest request) =>
        WriteAsync(request, new ListView(ListKinds.OfAddress(request)) { IsGone = request.Http.Request.Query["gone"].Count > 0 });

    /// <summary>Takes a file, checks it, and leads to what importing it would do. The file is kept in the session; nothing is
    /// stored.</summary>
    public static async Task CheckAsync(PageRequest request)
    {
        var kind = ListKinds.OfAddress(request);
        var chosen = request.Http.Request.Form.Files.GetFile(ListForm.FileField);
        var typed = PageForms.Typed(request.Http.Request.Form);
        var fields = new TypedFields(typed);
        var choices = new ListChoices(fields.Day(ListForm.OnField)?.ToDateOnly(), fields.Text(ListForm.MissingField).Length > 0,
            fields.Text(ListForm.CompleteField).Length > 0);
        var view = new ListView(kind) { Typed = typed };
        if (await PageForms.ContentAsync(chosen, request.Cancel) is not { } content)
        {
            await WriteAsync(request, view with { Problems = [.. NoFile, .. fields.Problems] });
            return;
        }
        view = view with { FileName = PageText.FileName(chosen!.FileName), Problems = fields.Problems };
        if (fields.Problems.Count > 0 || content.Length > kind.MostMegabytes * 1_000_000)
        {
            await WriteAsync(request, fields.Problems.Count > 0 ? view : view with
            {
                Problems = [new(ListForm.FileField, $"The file is larger than {kind.MostMegabytes} MB. Put it into a ZIP, or ask the "
                    + "operator to import it with the command.")],
            });
            return;
        }
        try
        {
            var checkedList = await ListSender.CheckAsync(request, kind.Code, choices, chosen.FileName, content);
            var clock = request.Http.RequestServices.GetRequiredService<TimeProvider>();
            var file = new KeptFile(RandomNumberGenerator.GetHexString(32, lowercase: true), "", "", chosen.FileName, content,
                clock.GetUtcNow())
            { List = checkedList };
            request.Session.Keep.Add(file);
            request.Http.Response.Redirect($"/lists/{kind.Code}/checks/{file.Id}");
        }
        catch (RpcException refusal) when (PageProblems.IsToMend(refusal))
        {
            await WriteAsync(request, ListSender.FaultsOf(refusal) is { } faults ? view with { Faults = faults }
                : view with { Problems = [.. PageProblems.Of(refusal).Select(OnPage)] });
        }
    }

    /// <summary>A problem at its field on the page.</summary>
    private static PageProblem OnPage(PageProblem problem) => problem.Field == "extract_on"
        ? new(ListForm.OnField, "Write the day of the extract, or choose a file whose name has it, like edubasealldata20210901.csv.")
        : problem with { Field = ListForm.FileField };

    /// <summary>The header with an example, as CSV or as a workbook that explains the columns.</summary>
    public static async Task TemplateAsync(PageRequest request)
    {
        var kind = ListKinds.OfAddress(request);
        var list = kind.Columns ?? throw Faults.NotFound("template", kind.Code);
        using var file = new MemoryStream();
        if (request.Route("form") == "xlsx")
            Templates.WriteWorkbook(list, file);
        else
            file.Write(Encoding.UTF8.GetBytes(Templates.Csv(list)));
        await PageFiles.SendAsync(request, $"{kind.Code}-template.{request.Route("form")}", file.ToArray());
    }

    private static Task WriteAsync(PageRequest request, ListView view) => PageWriter.WriteAsync<ListPage>(request.Http,
        view.Problems.Count > 0 || view.Faults is not null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        (nameof(ListPage.Viewer), request.Viewer), (nameof(ListPage.View), view));
}

/// <summary>The page on which a list is imported.</summary>
/// <param name="Kind">The list.</param>
public sealed record ListView(PageList Kind)
{
    /// <summary>The file that was sent; empty = none.</summary>
    public string FileName { get; init; } = "";

    /// <summary>What is wrong with the file, row by row; null = nothing.</summary>
    public ListFaults? Faults { get; init; }

    /// <summary>What else was wrong with what was sent.</summary>
    public IReadOnlyList<PageProblem> Problems { get; init; } = [];

    /// <summary>What was chosen before.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether a file that was looked at is kept no more.</summary>
    public bool IsGone { get; init; }
}
