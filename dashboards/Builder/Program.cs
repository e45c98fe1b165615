using Programme.Boards;

// Writes the boards: dotnet run --project dashboards/Builder. A test keeps the committed files current.
foreach (var (file, make) in CommittedBoards.Makers)
{
    await File.WriteAllTextAsync(CommittedBoards.PathOf(file), make().ToText());
    Console.WriteLine($"dashboards/boards/{file}");
}
