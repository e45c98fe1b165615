using System.Text.RegularExpressions;
using System.Xml.Linq;
using Google.Protobuf.Reflection;
using Programme.Host;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>The house keeps its shape. Modules are found by listing folders.</summary>
public sealed partial class StructureTests
{
    private static readonly string[] Modules = [.. Directory.GetDirectories(Path.Combine(Source.Root, "modules"))
        .Select(folder => Path.GetFileName(folder)!).Where(name => name != "Libraries").Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_four_modules_of_the_same_shape()
    {
        Assert.Equal(["Costs", "Delivery", "Enrolment", "Outcomes"], Modules);
        foreach (var module in Modules)
        {
            Assert.True(File.Exists(PathOf(module, $"{module}Module.cs")), module);
            Assert.True(File.Exists(PathOf(module, $"{module}Figures.cs")), module);
            Assert.True(File.Exists(PathOf(module, $"Data/{module}Db.cs")), module);
        }
    }

    [Fact]
    public void A_module_holds_no_reference_of_its_own()
    {
        foreach (var module in Modules)
            Assert.Empty(XDocument.Load(PathOf(module, $"{module}.csproj")).Descendants("ProjectReference")
                .Concat(XDocument.Load(PathOf(module, $"{module}.csproj")).Descendants("PackageReference")));
    }

    [Fact]
    public void Only_the_module_is_public()
    {
        foreach (var module in Modules)
        {
            var types = System.Reflection.Assembly.Load($"Programme.{module}").GetExportedTypes()
                .Where(type => type.Namespace?.Contains("Migrations", StringComparison.Ordinal) != true);
            Assert.Equal([$"{module}Module"], types.Select(type => type.Name));
        }
    }

    [Fact]
    public void Who_holds_which_client_is_the_reviewed_table()
    {
        var table = ModuleCalls.Table.ToDictionary(row => row.Key,
            row => string.Join(" ", row.Value.Select(client => client.DeclaringType!.Name)));

        Assert.Equal(new Dictionary<string, string>
        {
            ["delivery"] = "EnrolmentService AllocationService",
            ["outcomes"] = "EnrolmentService AllocationService ScheduleService DeliveryService",
            ["costs"] = "EnrolmentService AllocationService DeliveryService AnalysisService",
            ["host"] = "EnrolmentService AllocationService OutcomesService PeriodsService AnalysisService",
        }, table);
    }

    [Fact]
    public void The_libraries_are_the_reviewed_list_and_know_no_module()
    {
        var libraries = Directory.GetDirectories(Path.Combine(Source.Root, "modules/Libraries")).Select(folder => Path.GetFileName(folder)!)
            .Order(StringComparer.Ordinal);

        Assert.Equal(["Calls", "Disclosure", "Instruments", "Intake", "Journal", "Statistics"], libraries);
        Assert.Empty(ReferencesOf("Statistics"));
        Assert.Empty(ReferencesOf("Disclosure"));
        Assert.Equal(["Protos"], ReferencesOf("Instruments"));
        Assert.Equal(["Protos"], ReferencesOf("Calls"));
        Assert.Equal(["Protos"], ReferencesOf("Journal"));
    }

    private static IEnumerable<string> ReferencesOf(string library) =>
        XDocument.Load(Path.Combine(Source.Root, $"modules/Libraries/{library}/{library}.csproj"))
        .Descendants("ProjectReference").Select(project => Path.GetFileNameWithoutExtension(project.Attribute("Include")!.Value));

    [Fact]
    public void The_services_are_those_of_the_proto_files()
    {
        var written = Directory.EnumerateFiles(Path.Combine(Source.Root, "protos"), "*.proto").SelectMany(File.ReadLines)
            .Where(line => line.StartsWith("service ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1])
            .Order(StringComparer.Ordinal);

        Assert.Equal(written, Contracts.Methods.Values.Select(rpc => rpc.Service.Name).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_rpc_has_a_file_of_its_name_and_one_of_its_tests()
    {
        var files = Source.Files("modules").Concat(Source.Files("host")).Select(Path.GetFileName).ToHashSet();

        var missing = Contracts.Methods.Values.Select(rpc => $"{rpc.Name}.cs").Where(file => !files.Contains(file))
            .Concat(Contracts.Methods.Values.Select(TestsOf).Where(file => !File.Exists(Path.Combine(Source.Root, file)))).ToList();

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_rpc_is_called_by_a_test()
    {
        var tests = string.Concat(Source.Files("tests").Select(File.ReadAllText));

        var uncalled = Contracts.Methods.Values.Select(rpc => rpc.Name).Where(name => !Regex.IsMatch(tests, $@"\.{name}(Async)?\("))
            .ToList();

        Assert.Empty(uncalled);
    }

    [Fact]
    public void No_file_has_more_than_200_lines()
    {
        string[] folders = ["protos", "modules", "host", "tests"];

        Assert.Empty(folders.SelectMany(Source.Files).Where(file => File.ReadLines(file).Count() > 200)
            .Select(file => Path.GetRelativePath(Source.Root, file)));
    }

    [Fact]
    public void No_line_has_more_than_140_columns()
    {
        string[] folders = ["modules", "host", "tests", "dashboards"];

        Assert.Empty(folders.SelectMany(Source.Files).Concat(Directory.EnumerateFiles(Path.Combine(Source.Root, "host", "Pages"), "*.razor",
            SearchOption.AllDirectories)).SelectMany(file => File.ReadLines(file).Select((line, index) => (line, index))
            .Where(each => each.line.Length > 140).Select(each => $"{Path.GetRelativePath(Source.Root, file)}:{each.index + 1}")));
    }

    [Fact]
    public void Every_reason_is_used()
    {
        var source =
            string.Concat(Source.Files("modules").Concat(Source.Files("host")).Concat(Source.Files("protos")).Select(File.ReadAllText));
        var reasons = typeof(Reasons).GetFields().Select(field => field.Name);

        Assert.All(reasons, reason => Assert.Contains($"Reasons.{reason}", source, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_rpc_and_field_of_the_contracts_is_commented()
    {
        var uncommented = Directory.EnumerateFiles(Path.Combine(Source.Root, "protos"), "*.proto").SelectMany(Uncommented);

        Assert.Empty(uncommented);
    }

    private static IEnumerable<string> Uncommented(string file)
    {
        var lines = File.ReadAllLines(file);
        for (var i = 1; i < lines.Length; i++)
        {
            if (Declared().IsMatch(lines[i]) && !lines[i - 1].TrimStart().StartsWith("//", StringComparison.Ordinal))
                yield return $"{Path.GetFileName(file)}:{i + 1} {lines[i].Trim()}";
        }
    }

    /// <summary>The tests of an RPC lie in the room of its file: <c>tests/Costs/Lines/ListCostLinesTests.cs</c> for
    /// <c>modules/Costs/Lines/ListCostLines.cs</c>, <c>tests/Host/Identity/CreateApiKeyTests.cs</c> for
    /// <c>host/Identity/CreateApiKey.cs</c>.</summary>
    private static string TestsOf(MethodDescriptor rpc)
    {
        var file = Source.Files("modules").Concat(Source.Files("host")).SingleOrDefault(path => Path.GetFileName(path) == $"{rpc.Name}.cs")
            ?? "";
        var room = Path.GetRelativePath(Source.Root, Path.GetDirectoryName(file) ?? "");
        return room.StartsWith("host/", StringComparison.Ordinal) ? $"tests/Host/{room["host/".Length..]}/{rpc.Name}Tests.cs"
            : $"tests/{room["modules/".Length..]}/{rpc.Name}Tests.cs";
    }

    private static string PathOf(string module, string file) => Path.Combine(Source.Root, "modules", module, file);

    [GeneratedRegex(@"^(service|message|enum) \w+ \{|^  (rpc |optional |repeated |map<|[\w.]+ )\w+.*[=(]")]
    private static partial Regex Declared();
}
