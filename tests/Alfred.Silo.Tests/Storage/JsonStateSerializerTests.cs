using System.Collections.Immutable;
using Alfred.Channels;
using Alfred.Commands;
using Alfred.Conversations;
using Alfred.Expenses;

namespace Alfred.Serialization;

public sealed class JsonStateSerializerTests
{
    private readonly JsonStateSerializer _serializer = new();

    public enum Mood
    {
        Calm,
        InAHurry,
    }

    [Fact]
    public void a_state_is_json_that_a_person_can_read() =>
        Assert.Equal(
            """{"who":"wa:34600111222","items":["piña"],"outcomes":{"4711#0":{"amount":12.50,"currency":"EUR"}},"mood":"inAHurry","""
                + "\"note\":null}",
            _serializer.Serialize(new State
            {
                Who = new("wa:34600111222"),
                Items = ["piña"],
                Outcomes = ImmutableDictionary<CommandId, Money>.Empty.Add(new(4711, 0), new(12.50m, "EUR")),
                Mood = Mood.InAHurry,
            }).ToString());

    [Fact]
    public void a_state_comes_back_as_it_was()
    {
        var state = new State
        {
            Who = new("wa:34600111222"),
            Items = ["a", "b"],
            Outcomes = ImmutableDictionary<CommandId, Money>.Empty.Add(new(1, 2), new(0.10m, "EUR")),
            Mood = Mood.InAHurry,
            Note = "n",
        };
        var again = _serializer.Deserialize<State>(_serializer.Serialize(state))!;
        Assert.Equal(state.Who, again.Who);
        Assert.Equal(state.Items, again.Items);
        Assert.Equal(state.Outcomes, again.Outcomes);
        Assert.Equal((state.Mood, state.Note), (again.Mood, again.Note));
    }

    [Fact]
    public void an_array_that_nobody_set_is_an_empty_one() =>
        Assert.Empty(_serializer.Deserialize<State>(_serializer.Serialize(new State()))!.Items);

    [Fact]
    public void a_value_that_nobody_set_stays_so() =>
        Assert.Equal(default, _serializer.Deserialize<State>(_serializer.Serialize(new State()))!.Who);

    [Fact]
    public void a_member_of_a_newer_release_is_passed_over() =>
        Assert.Equal("n", _serializer.Deserialize<State>(new BinaryData("""{"note":"n","later":[1]}"""))!.Note);

    [Fact]
    public void the_contracts_own_records_come_back()
    {
        var memory = new ConversationMemory { ListShown = "groceries", Entries = ["bananas"] };
        var again = _serializer.Deserialize<ConversationMemory>(_serializer.Serialize(memory))!;
        Assert.Equal(memory.ListShown, again.ListShown);
        Assert.Equal(memory.Entries, again.Entries);
    }

    private sealed class State
    {
        public Identity Who { get; set; }

        public ImmutableArray<string> Items { get; set; }

        public ImmutableDictionary<CommandId, Money> Outcomes { get; set; } = ImmutableDictionary<CommandId, Money>.Empty;

        public Mood Mood { get; set; }

        public string? Note { get; set; }
    }
}
