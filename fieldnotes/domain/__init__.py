"""What an encounter is: values, states, closed vocabularies, rules. Pure: standard library and msgspec only."""
