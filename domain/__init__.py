"""The ground floor: what the office promises and decides, in plain Python without a clock."""
