"""A small ray caster that takes the sample event's photos: solids, light, a lens and a sensor."""
