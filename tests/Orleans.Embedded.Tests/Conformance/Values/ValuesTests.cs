using System.Collections.Immutable;
using System.Net;

namespace Orleans.Embedded.Tests.Conformance.Values;

public sealed class ValuesTests(SharedSilo silo)
{
    private readonly IValuesGrain _grain = silo.Grains.GetGrain<IValuesGrain>(Guid.NewGuid());

    /// <summary>Values of every kind that a grain interface may name.</summary>
    public static TheoryData<object> Values => new()
    {
        true,
        'x',
        (byte)200,
        -5,
        long.MinValue,
        1.5,
        12.34m,
        "text",
        Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"),
        new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.FromHours(2)),
        new DateTime(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc),
        new DateOnly(2026, 11, 22),
        new TimeOnly(12, 30),
        TimeSpan.FromTicks(1),
        new Uri("https://example.org/a?b"),
        Mood.Wild,
        new Point(1, 2),
        new Version(1, 2, 3),
    };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public async Task a_value_arrives_as_it_was_sent(object value)
    {
        var back = await _grain.AnyAsync(value);
        Assert.Equal(value, back);
        Assert.IsType(value.GetType(), back);
    }

    [Fact]
    public async Task null_travels_both_ways()
    {
        Assert.Null(await _grain.EchoAsync<string?>(null));
        Assert.Null(await _grain.TreeAsync(null));
        Assert.Null(await _grain.EchoAsync<int?>(null));
    }

    [Fact]
    public async Task a_derived_object_keeps_its_type()
    {
        var dog = new Dog { Name = "Rex", Tricks = 3 };
        Assert.Equal("Dog", await _grain.KindAsync(dog));
        var back = Assert.IsType<Dog>(await _grain.AnimalAsync(dog));
        Assert.Equal(("Rex", 3), (back.Name, back.Tricks));
        Assert.NotSame(dog, back);
    }

    [Fact]
    public async Task the_grains_own_collection_is_not_the_callers()
    {
        var first = await _grain.KeptAsync(1);
        first.Add(100);
        Assert.Equal([1, 2], await _grain.KeptAsync(2));
    }

    [Fact]
    public async Task an_array_that_the_grain_changes_stays_as_it_was_at_the_caller()
    {
        int[] numbers = [1, 2];
        var back = await _grain.ArrayAsync(numbers);
        Assert.Equal([2, 2], back);
        Assert.Equal([1, 2], numbers);
    }

    [Fact]
    public async Task a_whole_tree_is_copied()
    {
        var tree = new Tree { Value = 1, Left = new Tree { Value = 2 }, Others = [new Tree { Value = 3 }] };
        var back = await _grain.TreeAsync(tree);
        Assert.Equal((2, 2, 3), (back!.Value, back.Left!.Value, back.Others[0].Value));
        Assert.Equal(1, tree.Value);
        Assert.NotSame(tree.Left, back.Left);
        Assert.NotSame(tree.Others[0], back.Others[0]);
    }

    [Fact]
    public async Task collections_of_many_kinds_arrive_as_they_were_sent()
    {
        Assert.Equal([1, 2], await _grain.EchoAsync(new Queue<int>([1, 2])));
        Assert.Equal(new HashSet<int> { 1, 2 }, await _grain.EchoAsync(new HashSet<int> { 1, 2 }));
        Assert.Equal(new SortedDictionary<string, int>(StringComparer.Ordinal) { ["a"] = 1 }, await _grain.EchoAsync(new SortedDictionary<string, int>(StringComparer.Ordinal) { ["a"] = 1 }));
        Assert.Equal(new Dictionary<Guid, byte[]> { [Guid.Empty] = [1] }, await _grain.EchoAsync(new Dictionary<Guid, byte[]> { [Guid.Empty] = [1] }));
        Assert.Equal([[1], [2, 3]], await _grain.EchoAsync(new int[][] { [1], [2, 3] }));
        Assert.Equal([1, 2], await _grain.EchoAsync(ImmutableArray.Create(1, 2)));
        Assert.Equal(["first", "last"], await _grain.NamesAsync(["first"]));
    }

    [Fact]
    public async Task tuples_and_addresses_travel()
    {
        Assert.Equal((3, "t"), await _grain.TupleAsync((1, 2), "t"));
        Assert.Equal(IPAddress.Loopback, await _grain.AddressAsync(IPAddress.Loopback));
    }

    [Fact]
    public async Task overloads_are_told_apart()
    {
        Assert.Equal(1, await _grain.OverloadedAsync(1));
        Assert.Equal("1", await _grain.OverloadedAsync("1"));
    }

    [Fact]
    public async Task a_method_may_return_a_value_task() => await _grain.SaveAsync();

    [Fact]
    public async Task a_failure_of_ones_own_type_keeps_its_members()
    {
        var failure = await Assert.ThrowsAsync<OutOfMilkException>(() => _grain.RunOutAsync(2));
        Assert.Equal(("no milk", 2), (failure.Message, failure.Missing));
    }

    [Fact]
    public async Task a_failure_keeps_its_cause()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => _grain.FailInsideAsync());
        Assert.Equal("inner", Assert.IsType<NotSupportedException>(failure.InnerException).Message);
    }

    [Fact]
    public async Task the_stack_of_a_failure_names_the_grain()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => _grain.FailInsideAsync());
        Assert.Contains(nameof(ValuesGrain), failure.ToString(), StringComparison.Ordinal);
    }
}
