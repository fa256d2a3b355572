using System.Globalization;

namespace Alfred.Benchmarks.Footprint;

/// <summary>A control group of the kernel with a limit of memory, as a small machine has one. Needs root.</summary>
internal sealed class MemoryGroup : IDisposable
{
    private const string First = "/sys/fs/cgroup/memory";
    private const string Second = "/sys/fs/cgroup";

    private readonly bool _isFirst = Directory.Exists(First);
    private readonly string _folder;

    public MemoryGroup(int megabytes)
    {
        _folder = Path.Combine(_isFirst ? First : Second, $"alfred-{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}");
        Directory.CreateDirectory(_folder);
        var bytes = (megabytes * 1024L * 1024).ToString(CultureInfo.InvariantCulture);
        Write(_isFirst ? "memory.limit_in_bytes" : "memory.max", bytes);
    }

    /// <summary>What a shell writes its own number into before it becomes the program.</summary>
    public string Processes => Path.Combine(_folder, "cgroup.procs");

    /// <summary>The most that it held at once, in megabytes: the process, and the pages of files that the kernel keeps for it.</summary>
    public double Most => Read(_isFirst ? "memory.max_usage_in_bytes" : "memory.peak") / 1024.0 / 1024;

    public void Dispose() => Directory.Delete(_folder);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text);

    private long Read(string file) => long.Parse(File.ReadAllText(Path.Combine(_folder, file)), CultureInfo.InvariantCulture);
}
