#pragma once

#include "timeline/picture_layout.h"

#include <string>
#include <vector>

/// Turns places into SVG elements.
namespace candor::timeline {

/// Everything that is drawn, with its place.
struct Scene {
    const PictureOptions& options;
    Axis axis;
    Numbers numbers;
    std::vector<Lane> lanes;
    std::vector<Flag> flags;
    std::vector<Band> bands;
    std::vector<Bar> bars;
    std::vector<Gap> gaps;
    std::size_t event_count = 0;
    std::size_t untimed_count = 0;

    // Upper edges, downwards.
    double bands_y = 0;
    double impact_y = 0;
    double lanes_y = 0;
    double axis_y = 0;
    double height = 0;
};

/// Gives every part of the scene its height.
void stack_up(Scene& scene);

/// The elements of the picture, from the back to the front.
std::string paint(const Scene& scene);

/// A coordinate: a whole number stays one, else it has one decimal.
std::string coordinate(double value);

} // namespace candor::timeline
