using System.CommandLine;

namespace Programme.Host;

/// <summary>Writes an empty list with its header, an example row and an explanation of each column.</summary>
internal static class TemplateVerb
{
    private static readonly Argument<string> KindOf = new("kind") { Description = string.Join(", ", Templates.All.Keys) };
    private static readonly Argument<string?> FileOf =
        new("file") { Description = "Where to write it; without it CSV goes to the terminal.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string[]> Instruments = new("--instrument")
    {
        Description = "For surveys and feedback: an instrument whose items are asked, as its code or its file; may be given again. "
            + "Without it, those of the usual waves."
    };
    private static readonly Option<bool> Xlsx = new("--xlsx") { Description = "Write a workbook whose second sheet explains the columns." };

    public static Command Command()
    {
        KindOf.AcceptOnlyFromAmong([.. Templates.All.Keys]);
        var command = new Command("template", "Write an empty list with its header, an example and what each column says.") { KindOf,
            FileOf, Instruments, Xlsx };
        command.SetAction(parsed => Run(parsed.GetValue(KindOf)!, parsed.GetValue(FileOf), parsed.GetValue(Xlsx),
            parsed.GetValue(Instruments) ?? []));
        return command;
    }

    /// <summary>Writes the template; a file that is there already is not overwritten.</summary>
    public static int Run(string kind, string? file, bool asWorkbook, params string[] instruments)
    {
        var list = ItemColumns.AddedTo(Templates.All[kind], instruments);
        if (asWorkbook)
        {
            var path = file ?? $"{kind}.xlsx";
            using (var workbook = New(path))
                Templates.WriteWorkbook(list, workbook);
            Console.WriteLine(path);
            return ExitCodes.Done;
        }
        if (file is null)
            Console.Write(Templates.Csv(list));
        else
        {
            using var text = new StreamWriter(New(file));
            text.Write(Templates.Csv(list));
        }
        foreach (var line in Templates.Explained(list))
            Console.Error.WriteLine(line);
        return ExitCodes.Done;
    }

    private static FileStream New(string path) =>
        File.Exists(path) ? throw new UsageException($"{path} is there already; give another name.")
        : new FileStream(path, FileMode.CreateNew);
}
