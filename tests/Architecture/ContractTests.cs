using System.Text;
using Google.Protobuf.Reflection;
using Programme.Host;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>The contracts and the access table as committed text: their difference is the review.</summary>
public sealed class ContractTests
{
    [Fact]
    public void Every_rpc_field_and_number_is_as_approved()
    {
        var text = new StringBuilder();
        var files = Contracts.Methods.Values.Select(method => method.File).Distinct().OrderBy(file => file.Name, StringComparer.Ordinal)
            .ToList();
        foreach (var file in files.SelectMany(file => file.Dependencies.Append(file))
            .Where(file => file.Package.StartsWith("programme.", StringComparison.Ordinal)).Distinct())
            Describe(file, text);
        Source.Approve("tests/Architecture/contracts.approved.txt", text.ToString());
    }

    [Trait("Promise", "S1")]
    [Fact]
    public void Who_may_call_what_is_as_approved()
    {
        var rows = AccessTable.All.Select(row => $"{row}\n");
        Source.Approve("tests/Architecture/access.approved.txt", string.Concat(rows));
    }

    [Fact]
    public void Every_changing_request_carries_a_request_id()
    {
        // DrawFlow draws a picture, not a trial; AllocateCosts and RunCostSensitivity compute in their answers alone.
        string[] reading = ["Get", "List", "BatchGet", "Summarise", "Reconcile", "Verify", "Export", "DrawFlow", "Explain", "Project",
            "AllocateCosts", "RunCostSensitivity", "Compare"];
        var changing =
            Contracts.Methods.Values.Where(method => !reading.Any(verb => method.Name.StartsWith(verb, StringComparison.Ordinal)));

        var without = changing.Where(method => method.InputType.FindFieldByName("request_id") is null
            && method.InputType.FindFieldByName("options")?.MessageType.FindFieldByName("request_id") is null);

        Assert.Empty(without.Select(method => method.FullName));
    }

    [Fact]
    public void Every_list_pages_by_token()
    {
        var lists = Contracts.Methods.Values.Where(method => method.Name.StartsWith("List", StringComparison.Ordinal)
            && method.Name != "ListContactFigures");

        Assert.Empty(lists.Where(method => method.InputType.FindFieldByName("page_token") is null
            || method.OutputType.FindFieldByName("next_page_token") is null).Select(method => method.FullName));
    }

    private static void Describe(FileDescriptor file, StringBuilder text)
    {
        text.Append(file.Name).Append('\n');
        foreach (var method in file.Services.SelectMany(service => service.Methods))
            text.Append($"  rpc {method.Service.Name}/{method.Name}({(method.IsClientStreaming ? "stream " : "")}{method.InputType.Name}) "
                + $"→ {method.OutputType.Name}\n");
        foreach (var message in file.MessageTypes)
        {
            text.Append($"  {message.Name}\n");
            foreach (var field in message.Fields.InFieldNumberOrder())
                text.Append($"    {field.FieldNumber} {field.Name}: {TypeOf(field)}\n");
        }
        foreach (var list in file.EnumTypes)
            text.Append($"  enum {list.Name}: {string.Join(", ", list.Values.Select(value => $"{value.Number} {value.Name}"))}\n");
    }

    private static string TypeOf(FieldDescriptor field) => field switch
    {
        { IsMap: true } => $"map<{TypeOf(field.MessageType.FindFieldByName("key"))}, {TypeOf(field.MessageType.FindFieldByName("value"))}>",
        { IsRepeated: true } => $"repeated {NameOf(field)}",
        { HasPresence: true, FieldType: not FieldType.Message } => $"optional {NameOf(field)}",
        _ => NameOf(field),
    };

    private static string NameOf(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Message => field.MessageType.FullName,
        FieldType.Enum => field.EnumType.FullName,
        _ => field.FieldType.ToString().ToLowerInvariant(),
    };
}
