using Alfred.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Alfred.Silo.PrivatePostgres;

/// <summary>What another user of the machine can prepare to read along.</summary>
public sealed class SocketAttackTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly TemporaryDirectory _root = new();
    private readonly ClusterPlace _place;

    public SocketAttackTests()
    {
        File.SetUnixFileMode(_root.Path, (UnixFileMode)0b111_101_101);
        _place = PlaceOf(new string('x', 100));
        Assert.NotEqual(_place.Data, _place.SocketDirectory);
    }

    public void Dispose()
    {
        if (new DirectoryInfo(_place.SocketDirectory) is { LinkTarget: not null } link)
            link.Delete();
        else if (Directory.Exists(_place.SocketDirectory))
            Directory.Delete(_place.SocketDirectory, recursive: true);
        _root.Dispose();
    }

    [Fact]
    public async Task a_socket_directory_that_somebody_else_made_first_is_not_connected_to()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root makes a directory of somebody else's");
        Directory.CreateDirectory(_place.SocketDirectory, Private);
        await ProgramRun.OfAsync("chown", "daemon", _place.SocketDirectory);

        Assert.Contains("is somebody else's", await RefusalAsync(_place), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_socket_directory_that_is_a_link_is_not_connected_to()
    {
        var elsewhere = Directory.CreateDirectory(Path.Combine(_root.Path, "elsewhere"), Private);
        Directory.CreateSymbolicLink(_place.SocketDirectory, elsewhere.FullName);

        Assert.Contains("is no directory", await RefusalAsync(_place), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_socket_directory_that_others_may_write_into_is_not_connected_to()
    {
        await using (await StartAsync(_place))
        {
        }

        File.SetUnixFileMode(_place.SocketDirectory, (UnixFileMode)0b111_111_111);

        Assert.Contains("is open to others", await RefusalAsync(_place), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_socket_behind_which_another_server_listens_gets_no_message()
    {
        var (own, other) = (PlaceOf("own"), PlaceOf("other"));
        await using (await StartAsync(own))
        {
        }

        await using var theirs = await StartAsync(other);
        var name = $".s.PGSQL.{ClusterPlace.Port}";
        File.CreateSymbolicLink(Path.Combine(own.SocketDirectory, name), Path.Combine(other.SocketDirectory, name));

        Assert.Contains($"works on {other.Data}", await RefusalAsync(own), StringComparison.Ordinal);
    }

    [Fact]
    public async Task nobody_else_can_hold_the_start_lock()
    {
        var place = PlaceOf("own");
        Cluster.MakeDirectory(place);
        var file = Path.Combine(place.Directory, "postgres.change.lock");
        await File.WriteAllTextAsync(file, "");
        File.SetUnixFileMode(file, (UnixFileMode)0b110_110_110);

        using var held = await ClusterLock.ToChangeAsync(place, TimeProvider.System, CancellationToken.None);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task a_start_lock_that_is_held_for_ever_ends_the_start_with_its_name()
    {
        var (place, time) = (PlaceOf("own"), new TestClock());
        Cluster.MakeDirectory(place);
        using var held = await ClusterLock.ToChangeAsync(place, time, CancellationToken.None);

        var second = ClusterLock.ToChangeAsync(place, time, CancellationToken.None);
        while (!second.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }

        var refusal = await Assert.ThrowsAsync<PrivatePostgresException>(() => second);
        Assert.Contains("postgres.change.lock", refusal.Message, StringComparison.Ordinal);
    }

    private ClusterPlace PlaceOf(string folder) =>
        ClusterPlace.Choose(Path.Combine(_root.Path, folder, "home"), ServerUser.OfThisProcess());

    private static Task<PrivateServer> StartAsync(ClusterPlace place) =>
        PrivateServer.StartAsync(place, TimeProvider.System, NullLogger<PrivateServer>.Instance);

    private static async Task<string> RefusalAsync(ClusterPlace place) =>
        (await Assert.ThrowsAsync<PrivatePostgresException>(() => StartAsync(place))).Message;
}
