using System.Globalization;
using System.Text;

namespace Programme.Benchmarks;

/// <summary>The synthetic programme beside the tests, and a register as large as the national one made from it.</summary>
internal static class Registers
{
    public static string Programme { get; } = Find();

    public static string Small => Path.Combine(Programme, "register/edubasealldata20210901.csv");

    /// <summary>Writes a register of so many rows.</summary>
    public static void Write(string file, int rows)
    {
        var lines = File.ReadAllLines(Small, Encoding.Latin1);
        using var text = new StreamWriter(file, append: false, Encoding.Latin1) { NewLine = "\r\n" };
        text.WriteLine(lines[0]);
        for (var i = 0; i < rows; i++)
            text.WriteLine((200_000 + i).ToString(CultureInfo.InvariantCulture) + lines[1 + (i % (lines.Length - 1))][6..]);
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Programme.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The benchmarks run outside the source tree.");
        return Path.Combine(folder.FullName, "tests/Data/programme");
    }
}
