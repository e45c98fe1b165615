using System.Text.RegularExpressions;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests;

/// <summary>The rooms of the modules: found by listing folders. <c>tools/rooms</c> prints the same references.</summary>
public sealed partial class RoomTests
{
    public static TheoryData<string> Modules => [.. Directory.GetDirectories(Path.Combine(Source.Root, "modules"))
        .Select(folder => Path.GetFileName(folder)!).Where(name => name != "Libraries").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Modules))]
    public void No_rooms_of_a_module_need_each_other(string module)
    {
        var reached = Rooms(module);
        foreach (var middle in reached.Keys)
        {
            foreach (var reach in reached.Values.Where(reach => reach.Contains(middle)))
                reach.UnionWith(reached[middle]);
        }

        Assert.True(reached.Count > 1);
        Assert.Empty(reached.Where(room => room.Value.Contains(room.Key)).Select(room => room.Key));
    }

    /// <summary>The trial, the clock and settings are facts; everything else that a handler asks for works with it.</summary>
    [Fact]
    public void A_handler_works_with_at_most_six_others()
    {
        string[] assemblies = ["Programme.Enrolment", "Programme.Delivery", "Programme.Outcomes", "Programme.Costs", "programme"];
        var handlers = assemblies.SelectMany(name => System.Reflection.Assembly.Load(name).GetTypes())
            .Where(type => type.BaseType?.Name.EndsWith("ServiceBase", StringComparison.Ordinal) == true).ToList();

        Assert.True(handlers.Count > 10);
        Assert.Empty(handlers.Where(type => type.GetConstructors().Single().GetParameters().Count(IsCollaborator) > 6)
            .Select(type => type.Name));
    }

    private static bool IsCollaborator(System.Reflection.ParameterInfo asked) => asked.ParameterType != typeof(Trial)
        && asked.ParameterType != typeof(TimeProvider) && !asked.ParameterType.Name.EndsWith("Settings", StringComparison.Ordinal);

    [Fact]
    public void Rules_and_nouns_use_no_database_no_call_and_no_clock()
    {
        var files = Source.Files("modules").Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == "Model").ToList();

        Assert.True(files.Count > 100);
        Assert.Empty(files.Where(file => Forbidden().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetRelativePath(Source.Root, file)));
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void No_folder_cuts_across_subjects(string module)
    {
        var folders = Directory.GetDirectories(Path.Combine(Source.Root, "modules", module)).Select(folder => Path.GetFileName(folder)!);

        Assert.DoesNotContain("Model", folders);
    }

    /// <summary>Room to the rooms whose types its files name. The context in <c>Data</c> and the files beside the rooms know every
    /// room.</summary>
    private static Dictionary<string, HashSet<string>> Rooms(string module)
    {
        var folder = Path.Combine(Source.Root, "modules", module);
        var files = Source.Files($"modules/{module}")
            .Select(file => (Room: RoomOf(Path.GetRelativePath(folder, file)), Text: Noise().Replace(File.ReadAllText(file), ""))).ToList();
        var declared = files.SelectMany(file => Declared().Matches(file.Text), (file, type) => (file.Room, Name: type.Groups[1].Value))
            .GroupBy(type => type.Name).ToDictionary(type => type.Key, type => type.Select(one => one.Room).ToHashSet());
        return files.Where(file => file.Room.Length > 0).GroupBy(file => file.Room).ToDictionary(room => room.Key, room => room
            .SelectMany(file => Name().Matches(file.Text), (_, name) => declared.GetValueOrDefault(name.Value))
            .Where(homes => homes is not null && !homes.Contains(room.Key) && !homes.Contains("")).SelectMany(homes => homes!).ToHashSet());
    }

    private static string RoomOf(string file) => file.Split('/') is [not "Data", _, ..] parts ? parts[0] : "";

    [GeneratedRegex("""^(?:\w+ )*(?:class|record struct|record|struct|interface|enum) ([A-Z]\w*)""", RegexOptions.Multiline)]
    private static partial Regex Declared();

    [GeneratedRegex("""\"{3}.*?\"{3}|"(?:\\.|[^"\\\n])*"|//[^\n]*|^using [^\n]*""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Noise();

    [GeneratedRegex(@"\b[A-Z]\w*")]
    private static partial Regex Name();

    [GeneratedRegex(@"Microsoft\.EntityFrameworkCore|Grpc\.Core|TimeProvider|GetUtcNow")]
    private static partial Regex Forbidden();
}
