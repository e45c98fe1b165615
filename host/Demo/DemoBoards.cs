using System.Text.Json.Nodes;

namespace Programme.Host;

/// <summary>What a metrics store and Grafana on this machine need to show the demonstration: a configuration of Prometheus that reads this
/// host, the boards, and Grafana's provisioning of both.</summary>
internal static class DemoBoards
{
    /// <summary>Writes the files into a folder and answers the commands that start the programs.</summary>
    /// <param name="folder">A folder; it is made when it is not there.</param>
    /// <param name="metrics">Address of the host's metrics, on this machine's loopback.</param>
    /// <param name="pages">Address of its pages; null = it has none.</param>
    /// <param name="cancel">Ends it between two files.</param>
    public static async Task<IReadOnlyList<string>> WriteAsync(string folder, Uri metrics, Uri? pages, CancellationToken cancel)
    {
        var full = Path.GetFullPath(folder);
        foreach (var (file, text) in FilesOf(full, metrics, pages))
        {
            var path = Path.Combine(full, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, text, cancel);
        }
        return [$"prometheus --config.file={full}/prometheus.yml --storage.tsdb.path={full}/prometheus",
            $"grafana server --homepath /usr/share/grafana cfg:paths.data={full}/grafana cfg:paths.provisioning={full}/provisioning "
                + $"cfg:dashboards.default_home_dashboard_path={full}/boards/overview.json"];
    }

    private static IEnumerable<(string File, string Text)> FilesOf(string folder, Uri metrics, Uri? pages) =>
    [
        .. Boards.Files.Select(board => ($"boards/{board.Key}", pages is null ? board.Value
            : Boards.WithPages(JsonNode.Parse(board.Value)!.AsObject(), pages).ToJsonString())),
        ("prometheus.yml", $"""
            global:
              scrape_interval: 5s
            scrape_configs:
              - job_name: programme
                static_configs:
                  - targets: ["{metrics.Authority}"]

            """),
        ("provisioning/datasources/programme.yaml", """
            apiVersion: 1
            datasources:
              - name: Programme metrics
                uid: programme-metrics
                type: prometheus
                access: proxy
                url: http://127.0.0.1:9090
                isDefault: true
                jsonData:
                  httpMethod: POST
                  timeInterval: 5s

            """),
        ("provisioning/dashboards/programme.yaml", $"""
            apiVersion: 1
            providers:
              - name: programme
                folder: Programme
                type: file
                options:
                  path: {folder}/boards

            """),
    ];
}
